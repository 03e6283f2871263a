//! Arguments → window or command; nothing else.
fn main() {
    let files = std::env::args_os()
        .skip(1)
        .map(|path| refoulement_atlas::state::Origin::File(path.into()))
        .collect();
    if refoulement_atlas::ui::launch::window(files).is_err() {
        std::process::exit(2)
    }
}
