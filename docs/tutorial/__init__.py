"""The tutorial: its pages, the first map, and the scripts whose output the pages show."""
