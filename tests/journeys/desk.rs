//! A reader's hands and eyes: the real window in a harness without a graphics card, its jobs run at once,
//! its controls found by the names that are read aloud.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use egui::accesskit::Role;
use egui::{Rect, Vec2, vec2};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};
use refoulement_atlas::geo::{Archive, Regions};
use refoulement_atlas::jobs::{Desktop, Picked, Place, SettingsFile};
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
struct Answers {
    picked: Picked,
    placed: Picked,
    still: bool,
    /// The names that were offered for files to write.
    offered: Offered,
}

/// Names that were offered for files to write.
pub type Offered = Arc<Mutex<Vec<String>>>;

impl Desktop for Answers {
    fn pick(&self) -> Picked {
        self.picked.clone()
    }

    fn save(&self, name: &str) -> Picked {
        self.offered.lock().unwrap().push(name.to_owned());
        self.placed.clone()
    }

    fn is_still(&self) -> bool {
        self.still
    }
}

/// How a window is opened.
pub struct Opening {
    size: Vec2,
    files: Vec<PathBuf>,
    picked: Picked,
    placed: Picked,
    still: bool,
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
            placed: Picked::Nothing,
            still: false,
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

    /// With a file dialog that answers so when a file is to be written.
    pub fn placed(mut self, placed: Picked) -> Self {
        self.placed = placed;
        self
    }

    /// With a system that was asked for less motion.
    pub fn still(mut self) -> Self {
        self.still = true;
        self
    }

    /// With settings that are kept in a file.
    pub fn kept_in(mut self, path: &Path) -> Self {
        self.settings = SettingsFile::at(path.to_owned());
        self
    }

    /// Opens the window.
    pub fn open(self) -> Desk {
        let offered = Offered::default();
        let answers = Answers {
            picked: self.picked,
            placed: self.placed,
            still: self.still,
            offered: Arc::clone(&offered),
        };
        let start = Start {
            files: self.files.into_iter().map(Origin::File).collect(),
            regions: regions(),
            archive: Archive::embedded(),
            desktop: Arc::new(answers),
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
            copied: None,
            offered,
        };
        desk.settle();
        desk
    }
}

/// The open window.
pub struct Desk {
    pub harness: Harness<'static, App>,
    pub size: Vec2,
    /// What the last click put on the clipboard.
    pub copied: Option<String>,
    /// The names that were offered for files to write.
    pub offered: Offered,
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
}

/// The name that is read aloud; for plain text, the text.
pub fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let name = if node.role() == Role::Label {
        node.value()
    } else {
        node.label()
    };
    name.unwrap_or_default()
}
