//! What a reader does at the window: clicks, drags, keys and words, each waited for.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use crate::desk::{Desk, name};

/// What the reader does.
impl Desk {
    /// Lets the window come to rest.
    #[track_caller]
    pub fn settle(&mut self) {
        self.harness.run();
    }

    /// Lets a second go by, so that what comes next is no double click.
    pub fn rest(&mut self) {
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

    /// Clicks a point. What that puts on the clipboard is kept.
    pub fn click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.button(at, true);
        self.harness.step();
        self.button(at, false);
        self.harness.step();
        let commands = &self.harness.output().platform_output.commands;
        self.copied = commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
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
        self.draw(&[from, to]);
    }

    /// Drags from point to point, by several moves each.
    pub fn draw(&mut self, points: &[Pos2]) {
        let [first, .., last] = points else {
            return;
        };
        self.harness.hover_at(*first);
        self.button(*first, true);
        for pair in points.windows(2) {
            for part in 1..=8u8 {
                self.harness
                    .hover_at(pair[0] + (pair[1] - pair[0]) * f32::from(part) / 8.0);
            }
        }
        self.button(*last, false);
        self.harness.step();
        self.harness.remove_cursor();
        self.rest();
        self.settle();
    }

    /// Clicks a point twice at once.
    pub fn double_click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        for pressed in [true, false, true, false] {
            self.button(at, pressed);
        }
        self.harness.step();
        self.harness.remove_cursor();
        self.rest();
        self.settle();
    }

    /// Turns the wheel by so many points over a spot; upwards is above 0.
    pub fn wheel(&mut self, over: Pos2, by: f32) {
        self.harness.hover_at(over);
        self.harness.event(Event::MouseWheel {
            source: egui::MouseWheelSource::Wheel,
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, by),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        self.harness.run_steps(30);
        self.harness.remove_cursor();
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
