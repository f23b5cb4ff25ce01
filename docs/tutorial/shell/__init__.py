"""The tutorial's scripts: each has a `main()` that prints what a page shows, and a .txt with what it printed."""
