"""The first Channels talks' own examples in today's Channels: `/first-steps/` shows each, live, beside its source.

They stand here as a textbook prints them. What lets a public site run them is around them, in `around/`.
"""
