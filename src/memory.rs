//! Where all memory comes from: an allocator that gives back to the system what it took to read a large file.
//! The system's own keeps a third of the file's size, and more each time that a file is read again.

/// Set up in `.cargo/config.toml`, when it is built.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
