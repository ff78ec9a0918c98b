"""What the tool knows of the world: data files with sources and dates, and their loaders."""
