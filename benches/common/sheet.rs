//! The map of what is shown, computed as the window does, without its words and painter.

use std::sync::Arc;

use refoulement_atlas::geo::Point;
use refoulement_atlas::map::{
    Gathered, Ground, LabelStyle, Points, Say, Scene, SceneInput, ShownRows,
};
use refoulement_atlas::model::{LatLon, RegionId};
use refoulement_atlas::state::State;

/// A map that looks at all events.
pub struct Sheet {
    ground: Arc<Ground>,
    points: Points,
}

impl Sheet {
    /// The ground of a state's table.
    pub fn of(state: &State) -> Self {
        let ground = Ground::of(state.table(), state.regions(), "en");
        Self {
            ground: Arc::new(ground),
            points: Points::default(),
        }
    }

    /// The scene of what is shown: gathered anew, as after a filter change.
    pub fn scene(&mut self, state: &State) -> Scene {
        let view = state.view();
        let shown = ShownRows {
            table: state.table(),
            summary: state.summary(),
            ground: &self.ground,
        };
        let gathered = Gathered::new(Arc::clone(&self.ground), &shown);
        self.points.forget();
        self.points.look(&gathered, &view, false);
        let say = |say: Say| match say {
            Say::Symbol { name, .. } => name.to_owned(),
            Say::Cluster { name, others } => format!("{name} +{others}"),
            Say::People { total, .. } => total.estimate.to_string(),
            Say::Count(events) => events.to_string(),
            _ => String::from("made up"),
        };
        let in_region = |id: &RegionId, at: LatLon| {
            state
                .regions()
                .get(id)
                .is_some_and(|region| region.contains(at))
        };
        Scene::new(&SceneInput {
            view,
            gathered: &gathered,
            points: &self.points,
            shown: &shown,
            open: None,
            names: &[],
            keep_out: &[],
            tray_at: Point { x: 12.0, y: 12.0 },
            measure: &measured,
            least: 7.2,
            say: &say,
            in_region: &in_region,
        })
    }
}

/// About as large as a text comes out.
fn measured(text: &str, _: LabelStyle) -> (f32, f32) {
    #[expect(clippy::cast_precision_loss, reason = "a label has few letters")]
    let letters = text.chars().count() as f32;
    (letters * 6.5, 14.0)
}
