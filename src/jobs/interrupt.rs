//! The key that stops a command (Ctrl C): what is half done is put away, and the command says that it was stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the key was pressed, from now on. Where the system does not tell, it stops the program at once, as always;
/// pressed again, it does so anywhere.
#[must_use]
pub fn interrupted() -> Arc<AtomicBool> {
    let pressed = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&pressed);
    // Only one part of a program can ask; whoever comes second is stopped as always.
    let _ = ctrlc::set_handler(move || {
        if told.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    pressed
}
