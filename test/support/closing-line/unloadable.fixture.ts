throw new Error('A file that cannot be loaded.');
