//! Whether pictures can be drawn on this machine. Every test that draws one asks here.

use egui_kittest::wgpu::WgpuTestRenderer;

/// Where this says `required`, a machine without a graphics adapter is a failure.
const ASKED: &str = "ATLAS_PICTURES";

/// What draws pictures, or nothing, said aloud: the test named `test` is then left out.
///
/// # Panics
/// Where pictures are required and nothing can draw them.
#[must_use]
pub fn renderer(test: &str) -> Option<WgpuTestRenderer> {
    // There is no way to ask first that would also try the device.
    if let Ok(renderer) = std::panic::catch_unwind(WgpuTestRenderer::new) {
        return Some(renderer);
    }
    assert!(
        std::env::var_os(ASKED).is_none_or(|asked| asked != "required"),
        "{test}: pictures are required here ({ASKED}=required), and no graphics adapter was found"
    );
    // Not through `eprintln!`, whose words are kept from whoever watches a test that passes.
    let line =
        format!("{test}: left out, for no graphics adapter was found to draw pictures with\n");
    drop(std::io::Write::write_all(
        &mut std::io::stderr(),
        line.as_bytes(),
    ));
    None
}
