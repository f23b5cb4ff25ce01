"""How fast, how many: Roomful beside the consumer that one would write first."""
