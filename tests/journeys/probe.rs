use crate::desk::*;
use egui::*;
use egui_kittest::kittest::NodeT as _;
fn overlaps(d: &Desk, what: &str) {
    use egui::accesskit::Role;
    let screen = Rect::from_min_size(Pos2::ZERO, d.size);
    let nodes: Vec<(Role, String, Rect)> = d.harness.root().children_recursive().filter(|n| {
        let n = n.accesskit_node(); !matches!(n.role(), Role::Group|Role::Splitter|Role::TextRun|Role::GenericContainer|Role::Window|Role::Image|Role::ScrollView)
    }).filter(|n| n.accesskit_node().bounding_box().is_some()).map(|n| (n.accesskit_node().role(), name(&n), n.rect())).filter(|n| !n.1.is_empty()).collect();
    eprintln!("== {what} {:?}", d.size);
    for (i, a) in nodes.iter().enumerate() {
        if !screen.expand(0.5).contains_rect(a.2) { eprintln!("OUT {a:?}"); }
        for b in &nodes[i+1..] {
            let x = a.2.intersect(b.2);
            if x.width() > 2.0 && x.height() > 2.0 { eprintln!("OVER {:?} {:?} | {:?} {:?}", a.1, a.2, b.1, b.2); }
        }
    }
}
#[test]
fn probe() {
    for size in [vec2(1024.,700.), vec2(1440.,900.), vec2(720., 520.)] {
        let mut d = Opening::new(size).open();
        overlaps(&d, "plain");
        if size.x < 800. { continue; }
        d.press("Menu"); d.press("한국어");
        overlaps(&d, "ko");
        d.press("메뉴"); d.press("English");
        d.search("kun");
        overlaps(&d, "search");
        d.press("Open the table");
        overlaps(&d, "table");
    }
}
