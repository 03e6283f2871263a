//! The choices before this one, and those taken back. A gesture over many frames is one of them.

use crate::action::Wording;
use crate::state::Chosen;

/// Gestures that go on over many frames and are one step to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The map is moved.
    Camera,
    /// The window is dragged.
    Window,
    /// The histogram is zoomed or moved.
    TimeView,
    /// Words are typed.
    Typing,
    /// A number is dragged or typed.
    AtLeast,
    /// The window plays.
    Playing,
    /// A text of the briefing is written.
    Wording(Wording),
}

/// The choices before this one, and those taken back.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Chosen>,
    future: Vec<Chosen>,
    gesture: Option<Gesture>,
}

impl History {
    /// Steps kept; older ones are forgotten.
    const KEPT: usize = 200;

    /// Remembers what was chosen before a change, unless the same gesture goes on.
    pub fn record(&mut self, before: Chosen, gesture: Option<Gesture>) {
        let goes_on = gesture.is_some() && gesture == self.gesture;
        self.gesture = gesture;
        self.future.clear();
        if !goes_on {
            if self.past.len() == Self::KEPT {
                self.past.remove(0);
            }
            self.past.push(before);
        }
    }

    /// Forgets everything: what is open now has nothing to do with what was.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Ends a gesture.
    pub fn settle(&mut self) {
        self.gesture = None;
    }

    /// The choice before, where there is one.
    pub fn undo(&mut self, now: &Chosen) -> Option<Chosen> {
        self.settle();
        let before = self.past.pop()?;
        self.future.push(now.clone());
        Some(before)
    }

    /// The choice taken back last, where there is one.
    pub fn redo(&mut self, now: &Chosen) -> Option<Chosen> {
        self.settle();
        let after = self.future.pop()?;
        self.past.push(now.clone());
        Some(after)
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::*;
    use crate::action::{Action, Choice};
    use crate::model::Kind;
    use crate::state::Pointing;
    use crate::state::{Fold, Layer, Settings, State, samples};
    use crate::table::{Dimension, Reading, Row, Unit};

    #[test]
    fn a_gesture_is_one_step() {
        let mut state = samples::state();
        for x in 0..20_u8 {
            state.apply(Action::Pan(f32::from(x), 1.0));
        }
        state.apply(Action::Undo);
        assert_eq!(state.chosen(), samples::state().chosen());
        assert!(!state.can_undo());
    }

    #[test]
    fn a_gesture_that_ended_is_a_step_of_its_own() {
        let mut state = samples::state();
        state.apply(Action::Search("riv".into()));
        state.apply(Action::Search("river".into()));
        state.apply(Action::Settle);
        state.apply(Action::Search(String::new()));
        state.apply(Action::Undo);
        assert_eq!(state.filter().text, "river");
        state.apply(Action::Undo);
        assert_eq!(state.filter().text, "");
    }

    #[test]
    fn a_new_choice_forgets_what_was_taken_back() {
        let mut state = samples::state();
        state.apply(Action::Toggle(Choice::Kind(Kind::Arrest)));
        state.apply(Action::Undo);
        assert!(state.can_redo());
        state.apply(Action::AtLeast(Some(3)));
        assert!(!state.can_redo());
    }

    #[test]
    fn only_so_many_steps_are_kept() {
        let mut state = samples::state();
        for step in 0..300_u32 {
            state.apply(Action::AtLeast(Some(step)));
            state.apply(Action::Settle);
        }
        let mut back = 0;
        while state.can_undo() {
            state.apply(Action::Undo);
            back += 1;
        }
        assert_eq!(back, History::KEPT);
        assert_eq!(state.filter().people_at_least, Some(99));
    }

    #[test]
    fn another_size_of_the_window_moves_nothing_and_is_no_step() {
        let mut state = samples::state();
        let before = state.chosen().clone();
        for width in [300.0, 2000.0, 1.0] {
            state.apply(Action::Sheet(width, width / 2.0));
        }
        assert_eq!(*state.chosen(), before);
        assert!(!state.can_undo());
    }

    #[test]
    fn a_window_resized_while_the_map_moves_does_not_split_the_gesture() {
        let mut state = samples::state();
        state.apply(Action::Pan(10.0, 0.0));
        state.apply(Action::Sheet(300.0, 200.0));
        state.apply(Action::Pan(10.0, 0.0));
        state.apply(Action::Undo);
        assert!(!state.can_undo());
    }

    #[test]
    fn the_camera_of_the_last_time_is_nothing_to_undo() {
        let mut state = samples::state();
        let settings = Settings {
            camera: Some((37.5, 127.0, 8.0)),
            ..Settings::default()
        };
        state.apply(Action::Restore(Box::new(settings)));
        assert_eq!(
            state.chosen().camera.center.lat.to_bits(),
            37.5_f64.to_bits()
        );
        assert!(!state.can_undo());
    }

    #[test]
    fn playing_is_one_step() {
        let mut state = samples::state();
        state.apply(Action::Play(true));
        for _ in 0..200 {
            state.apply(Action::Tick(1.0 / 60.0));
        }
        assert!(state.filter().from.is_some());
        state.apply(Action::Undo);
        assert_eq!(state.filter().from, None);
        assert!(!state.can_undo());
    }

    fn rows() -> impl Strategy<Value = Row> {
        let rows: Vec<Row> = samples::state().table().rows().collect();
        proptest::sample::select(rows)
    }

    fn days() -> impl Strategy<Value = Date> {
        (0..800_i64).prop_map(|days| date(2018, 12, 1).saturating_add(jiff::Span::new().days(days)))
    }

    fn always(action: fn() -> Action) -> impl Strategy<Value = Action> {
        Just(action).prop_map(|action| action())
    }

    /// Choices and what comes between them.
    fn actions() -> impl Strategy<Value = Action> {
        let choices = prop_oneof![
            Just(Choice::Kind(Kind::Arrest)),
            Just(Choice::Kind(Kind::Repatriation)),
            Just(Choice::Region("CN".into())),
            Just(Choice::Region("CN-LN".into())),
            Just(Choice::Publisher("Daily NK".into())),
        ];
        let moves = prop_oneof![
            (-50.0..50.0_f32, -50.0..50.0_f32).prop_map(|(x, y)| Action::Pan(x, y)),
            (-2.0..2.0_f64).prop_map(|steps| Action::Zoom(steps, None)),
            always(|| Action::Home),
            rows().prop_map(Action::ShowOnMap),
            any::<bool>().prop_map(|on| Action::Layer(Layer::Flows, on)),
            (100.0..2000.0_f32).prop_map(|width| Action::Sheet(width, 500.0)),
        ];
        let time = prop_oneof![
            (days(), days()).prop_map(|(from, to)| Action::Window(Some(from), Some(to))),
            (-2..3_i32).prop_map(Action::Step),
            any::<bool>().prop_map(Action::Play),
            (0.0..1.0_f32).prop_map(Action::Tick),
            always(|| Action::Unit(Unit::Month)),
            always(|| Action::TimeView(None)),
        ];
        prop_oneof![
            choices.clone().prop_map(Action::Toggle),
            choices.prop_map(Action::Only),
            moves,
            time,
            rows().prop_map(|row| Action::Select(Some(row))),
            rows().prop_map(|row| Action::Point(Pointing::Event(row))),
            (-1..2_i32).prop_map(Action::SelectBeside),
            proptest::option::of(0..9_u32).prop_map(Action::AtLeast),
            always(|| Action::Reading(Reading::Certain)),
            always(|| Action::Lift(Dimension::Kind)),
            always(|| Action::ResetFilter),
            always(|| Action::Fold(Fold::Table, true)),
            always(|| Action::Settle),
        ]
    }

    fn numbers(state: &State) -> (u64, u64, Vec<Row>) {
        let total = state.summary().total;
        (total.events, total.estimate, state.ordered().to_vec())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn all_the_way_back_is_the_start_and_all_the_way_on_is_the_end(
            actions in proptest::collection::vec(actions(), 0..40)
        ) {
            let mut state = samples::state();
            let start = (state.chosen().clone(), numbers(&state));
            for action in actions {
                state.apply(action);
            }
            let end = (state.chosen().clone(), numbers(&state));
            while state.can_undo() {
                state.apply(Action::Undo);
            }
            prop_assert_eq!((state.chosen().clone(), numbers(&state)), start);
            while state.can_redo() {
                state.apply(Action::Redo);
            }
            prop_assert_eq!((state.chosen().clone(), numbers(&state)), end);
        }

        #[test]
        fn what_may_not_choose_chooses_nothing(actions in proptest::collection::vec(actions(), 0..40)) {
            let mut state = samples::state();
            for action in actions {
                let may_choose = state.may_choose(&action);
                let before = state.chosen().clone();
                state.apply(action);
                prop_assert!(may_choose || *state.chosen() == before);
            }
        }
    }
}
