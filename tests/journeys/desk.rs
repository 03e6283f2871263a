//! A reader's hands and eyes: the real window in a harness without a graphics card, its jobs run at once,
//! its controls found by the names that are read aloud.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, vec2};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};
use refoulement_atlas::geo::{Archive, Regions};
use refoulement_atlas::jobs::{FileDialogs, Picked, Place, SettingsFile};
use refoulement_atlas::state::{Origin, State};
use refoulement_atlas::ui::app::{App, Start};
use refoulement_atlas::words::Language;

/// The sizes that every journey is made at: roomy, and the smallest that the window is laid out for.
pub const SIZES: [Vec2; 2] = [vec2(1440.0, 900.0), vec2(1024.0, 700.0)];

/// Makes a journey at each size, in a fresh window with the bundled data.
pub fn at_both_sizes(journey: impl Fn(Desk)) {
    for size in SIZES {
        journey(Opening::new(size).open());
    }
}

/// Provinces and countries, read once for all journeys.
pub fn regions() -> Arc<Regions> {
    static REGIONS: OnceLock<Arc<Regions>> = OnceLock::new();
    Arc::clone(REGIONS.get_or_init(|| Arc::new(Regions::embedded())))
}

/// A file dialog that always answers the same.
struct Answers(Picked);

impl FileDialogs for Answers {
    fn pick(&self) -> Picked {
        self.0.clone()
    }
}

/// How a window is opened.
pub struct Opening {
    size: Vec2,
    files: Vec<PathBuf>,
    picked: Picked,
    settings: SettingsFile,
}

impl Opening {
    /// The bundled data, settings kept nowhere, a file dialog that is always cancelled.
    pub fn new(size: Vec2) -> Self {
        let settings = SettingsFile::default();
        Self {
            size,
            files: Vec::new(),
            picked: Picked::Nothing,
            settings,
        }
    }

    /// With files in place of the bundled data.
    pub fn files(mut self, files: &[&Path]) -> Self {
        self.files = files.iter().map(|path| (*path).to_owned()).collect();
        self
    }

    /// With a file dialog that answers so.
    pub fn answered(mut self, picked: Picked) -> Self {
        self.picked = picked;
        self
    }

    /// With settings that are kept in a file.
    pub fn kept_in(mut self, path: &Path) -> Self {
        self.settings = SettingsFile::at(path.to_owned());
        self
    }

    /// Opens the window.
    pub fn open(self) -> Desk {
        let start = Start {
            files: self.files.into_iter().map(Origin::File).collect(),
            regions: regions(),
            archive: Archive::embedded(),
            dialogs: Arc::new(Answers(self.picked)),
            settings: self.settings,
            place: Place::Here,
            language: Language::En,
        };
        let harness = Harness::builder()
            .with_size(self.size)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(60)
            .build_eframe(|cc| App::new(cc, start));
        let mut desk = Desk {
            harness,
            size: self.size,
        };
        desk.settle();
        desk
    }
}

/// The open window.
pub struct Desk {
    pub harness: Harness<'static, App>,
    pub size: Vec2,
}

/// What is there.
impl Desk {
    /// What the window knows.
    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// Whether the side panels start folded.
    pub fn is_narrow(&self) -> bool {
        self.size.x < 1200.0
    }

    /// Everything that has a name or is text, in the order of the keyboard.
    pub fn names(&self) -> Vec<(Role, String)> {
        let nodes = self.harness.root().children_recursive();
        nodes
            .map(|node| (node.accesskit_node().role(), name(&node)))
            .filter(|(_, name)| !name.is_empty())
            .collect()
    }

    /// Everything on screen, a line each, for the message of a failed assertion.
    pub fn on_screen(&self) -> String {
        let lines: Vec<String> = self
            .names()
            .iter()
            .map(|(role, name)| format!("  {role:?} {name:?}\n"))
            .collect();
        format!(
            "on screen at {} × {}:\n{}",
            self.size.x,
            self.size.y,
            lines.concat()
        )
    }

    /// The names that start so.
    pub fn starting(&self, start: &str) -> Vec<String> {
        let names = self.names().into_iter().map(|(_, name)| name);
        names.filter(|name| name.starts_with(start)).collect()
    }

    /// Whether something has exactly this name or is exactly this text.
    pub fn has(&self, wanted: &str) -> bool {
        self.find(wanted).is_some()
    }

    fn find(&self, wanted: &str) -> Option<Node<'_>> {
        self.harness
            .root()
            .children_recursive()
            .find(|node| name(node) == wanted)
    }

    /// What has exactly this name.
    #[track_caller]
    pub fn node(&self, wanted: &str) -> Node<'_> {
        let found = self.find(wanted);
        found.unwrap_or_else(|| panic!("nothing is named {wanted:?}; {}", self.on_screen()))
    }

    /// Where something lies.
    #[track_caller]
    pub fn rect(&self, wanted: &str) -> Rect {
        self.node(wanted).rect()
    }

    /// Says that something is on screen.
    #[track_caller]
    pub fn shows(&self, wanted: &str, why: &str) {
        assert!(
            self.has(wanted),
            "{why}: {wanted:?} is missing; {}",
            self.on_screen()
        );
    }

    /// Says that something is not on screen.
    #[track_caller]
    pub fn hides(&self, wanted: &str, why: &str) {
        assert!(
            !self.has(wanted),
            "{why}: {wanted:?} is there; {}",
            self.on_screen()
        );
    }

    /// The name of what the keyboard is on.
    pub fn focused(&self) -> Option<String> {
        let mut nodes = self.harness.root().children_recursive();
        nodes.find(Node::is_focused).map(|node| name(&node))
    }

    /// What was put on the clipboard in the last frame.
    pub fn copied(&self) -> Option<String> {
        self.harness
            .output()
            .platform_output
            .commands
            .iter()
            .find_map(|command| match command {
                egui::OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            })
    }
}

/// The name that is read aloud; for plain text, the text.
fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let name = if node.role() == Role::Label {
        node.value()
    } else {
        node.label()
    };
    name.unwrap_or_default()
}

/// What the reader does.
impl Desk {
    /// Lets the window come to rest.
    #[track_caller]
    pub fn settle(&mut self) {
        self.harness.run();
    }

    /// Lets a second go by, so that what comes next is no double click.
    fn rest(&mut self) {
        let now = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now + 1.0);
        self.harness.step();
        self.harness.input_mut().time = None;
    }

    /// Brings something into view and clicks its middle.
    #[track_caller]
    pub fn click(&mut self, wanted: &str) {
        let is_it = |node: &Node<'_>| name(node) == wanted;
        self.click_where(wanted, is_it);
    }

    #[track_caller]
    fn click_where(&mut self, wanted: &str, is_it: impl Fn(&Node<'_>) -> bool) {
        let missing = || format!("nothing is named {wanted:?}; {}", self.on_screen());
        let node = self.harness.root().children_recursive().find(&is_it);
        node.unwrap_or_else(|| panic!("{}", missing()))
            .scroll_to_me();
        // A panel has scrolled after the third frame.
        self.harness.run_steps(4);
        let node = self.harness.root().children_recursive().find(&is_it);
        let at = node
            .unwrap_or_else(|| panic!("{wanted:?} has gone on its way into view"))
            .rect();
        self.click_at(at.center());
    }

    fn click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        for pressed in [true, false] {
            self.button(at, pressed);
        }
        self.harness.step();
        self.harness.remove_cursor();
        self.harness.step();
    }

    fn button(&self, pos: Pos2, pressed: bool) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.harness.event(Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers,
        });
    }

    /// Clicks something and waits for what comes of it.
    #[track_caller]
    pub fn press(&mut self, wanted: &str) {
        self.click(wanted);
        self.rest();
        self.settle();
    }

    /// Clicks the first thing whose name starts so; returns its name.
    #[track_caller]
    pub fn press_starting(&mut self, start: &str) -> String {
        let found = self.starting(start).into_iter().next();
        let found =
            found.unwrap_or_else(|| panic!("no name starts with {start:?}; {}", self.on_screen()));
        self.press(&found);
        found
    }

    /// Drags from one point to another, by several moves.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.button(from, true);
        for part in 1..=8u8 {
            self.harness
                .hover_at(from + (to - from) * f32::from(part) / 8.0);
        }
        self.button(to, false);
        self.harness.step();
        self.harness.remove_cursor();
        self.rest();
        self.settle();
    }

    /// Presses a key.
    #[track_caller]
    pub fn key(&mut self, key: Key) {
        self.chord(Modifiers::NONE, key);
    }

    /// Presses a key while others are held.
    #[track_caller]
    pub fn chord(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.rest();
        self.settle();
    }

    /// Writes into the field that has the keyboard.
    pub fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.step();
        self.settle();
    }

    /// Replaces what a field holds, and leaves it with Enter.
    #[track_caller]
    pub fn fill(&mut self, field: &str, text: &str) {
        let is_field = |node: &Node<'_>| {
            name(node) == field && node.accesskit_node().role() == Role::TextInput
        };
        self.click_where(field, is_field);
        self.settle();
        assert_eq!(
            self.focused().as_deref(),
            Some(field),
            "a field that is clicked has the keyboard"
        );
        self.chord(Modifiers::COMMAND, Key::A);
        self.write(text);
        self.key(Key::Enter);
    }

    /// Opens the filter panel where the window is too narrow to have it open.
    pub fn open_filter(&mut self) {
        if self.is_narrow() {
            self.press("Open the filter panel");
        }
    }

    /// Opens the charts where the window is too narrow to have them open.
    pub fn open_charts(&mut self) {
        if self.is_narrow() {
            self.press("Open the charts");
        }
    }
}
