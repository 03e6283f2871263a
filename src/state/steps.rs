//! What each action does to the state.

use std::sync::Arc;

use crate::action::Action;
use crate::geo::{Point, View};
use crate::jobs::Job;
use crate::model::{DateBounds, LatLon};
use crate::state::{
    Dialog, Fold, Gesture, Layer, Layout, Notice, Selected, Settings, SortBy, State, Tab, Timeline,
    picks, playback,
};
use crate::table::{Filter, Row, Unit};
use crate::words::Language;

/// The gesture that an action is a part of, where it goes on over many frames.
pub(super) fn gesture(action: &Action) -> Option<Gesture> {
    match action {
        Action::Look(_) | Action::Pan(..) | Action::Zoom(..) | Action::Home | Action::Sheet(..) => {
            Some(Gesture::Camera)
        }
        Action::Window(..) => Some(Gesture::Window),
        Action::TimeView(_) => Some(Gesture::TimeView),
        Action::Search(_) => Some(Gesture::Typing),
        Action::AtLeast(_) => Some(Gesture::AtLeast),
        Action::Tick(_) | Action::Play(_) => Some(Gesture::Playing),
        _ => None,
    }
}

impl State {
    pub(super) fn act(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Window(from, to) => self.set_window(from, to),
            Action::Reading(reading) => self.chosen.filter.reading = reading,
            Action::Toggle(choice) => self.toggle(choice),
            Action::Only(choice) => self.only(choice),
            Action::Lift(dimension) => picks::lift(&mut self.chosen.filter, dimension),
            Action::AtLeast(people) => self.chosen.filter.people_at_least = people,
            Action::Search(text) => self.chosen.filter.text = text,
            Action::Area(area) => self.chosen.filter.area = area,
            Action::ResetFilter => {
                let reading = self.chosen.filter.reading;
                self.chosen.filter = Filter {
                    reading,
                    ..Filter::default()
                };
            }
            action => return self.act_on_view(action),
        }
        Vec::new()
    }

    fn act_on_view(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Select(row) => self.select(row),
            Action::SelectBeside(by) => self.select_beside(by),
            Action::Point(rows) => self.pointed = rows,
            Action::Fan(key) => self.chosen.fan = key,
            Action::Sheet(width, height) => self.sheet = (width, height),
            Action::Look(camera) => self.look(&View {
                camera,
                ..self.view()
            }),
            Action::Pan(x, y) => self.look(&self.view().panned(x, y)),
            Action::Zoom(steps, anchor) => {
                let view = self.view();
                let middle = Point {
                    x: view.width / 2.0,
                    y: view.height / 2.0,
                };
                self.look(&view.zoomed(steps, anchor.unwrap_or(middle)));
            }
            Action::Home => self.home(),
            Action::ShowOnMap(row) => self.show_on_map(row),
            Action::Layer(layer, on) => match layer {
                Layer::Choropleth => self.chosen.layers.choropleth = on,
                Layer::Flows => self.chosen.layers.flows = on,
                Layer::Labels => self.chosen.layers.labels = on,
            },
            action => return self.act_on_time(action),
        }
        Vec::new()
    }

    fn act_on_time(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Unit(unit) => {
                self.unit = unit;
                self.timeline = Timeline::new(&self.table, &self.summary, unit);
            }
            Action::TimeView(view) => self.chosen.time_view = view.map(|view| self.in_span(view)),
            Action::Play(playing) => self.play(playing),
            Action::Step(steps) => {
                self.step(steps);
            }
            Action::Speed(speed) => self.playback.speed = speed,
            Action::Loop(looped) => self.playback.looped = looped,
            Action::Mode(mode) => self.chosen.mode = mode,
            Action::Tick(seconds) => self.tick(seconds),
            action => return self.act_on_window(action),
        }
        Vec::new()
    }

    fn act_on_window(&mut self, action: Action) -> Vec<Job> {
        let before = self.settings.clone();
        match action {
            Action::Fold(fold, open) => set_fold(&mut self.settings.layout, fold, open),
            Action::Resize(fold, size) => set_size(&mut self.settings.layout, fold, size),
            Action::Tab(tab) => self.settings.layout.tab = tab,
            Action::Sort(by) => self.sort_by(by),
            Action::Dialog(dialog) => self.dialog = dialog,
            Action::Language(language) => {
                self.language = language;
                self.settings.language = Some(language.code().to_owned());
            }
            Action::Theme(theme) => self.settings.theme = theme,
            Action::Restore(settings) => {
                self.restore(*settings);
                return Vec::new();
            }
            action => return self.act_on_files(action),
        }
        // Sizes follow the pointer; they are written when the program ends.
        let worth_writing =
            self.settings != before && self.settings.layout.same_sizes(&before.layout);
        worth_writing
            .then(|| Job::Save(Box::new(self.settings.clone())))
            .into_iter()
            .collect()
    }

    fn act_on_files(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::PickFiles => vec![Job::PickFiles],
            Action::NoFileDialog => {
                self.dialog = Some(Dialog::Path);
                Vec::new()
            }
            Action::Open(origins) => self.open(origins),
            Action::Reload(key) => self.reload(key),
            Action::ShowDataset(key, shown) => self.show_dataset(key, shown),
            Action::Close(key) => self.close(key),
            Action::Cancel(id) => vec![Job::Cancel(id)],
            Action::Progress(id, share) => {
                for running in self.running.iter_mut().filter(|running| running.id == id) {
                    running.share = share;
                }
                Vec::new()
            }
            Action::Read(id, origin, result) => self.was_read(id, origin, result),
            Action::Built(version, table) => {
                if version == self.table_version {
                    self.table_built(table);
                }
                Vec::new()
            }
            Action::Changed(path) => {
                self.file_changed(&path);
                Vec::new()
            }
            Action::SettingsNotSaved(why) => self.notice(Notice::SettingsNotSaved(why)),
            Action::SettingsDamaged(path) => self.notice(Notice::SettingsDamaged(path)),
            Action::Dismiss(at) => {
                if at < self.notices.len() {
                    self.notices.remove(at);
                }
                Vec::new()
            }
            // Everything else was taken care of before.
            _ => Vec::new(),
        }
    }

    fn notice(&mut self, notice: Notice) -> Vec<Job> {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
        Vec::new()
    }

    fn restore(&mut self, settings: Settings) {
        if let Some(language) = settings.language.as_deref().and_then(Language::from_code) {
            self.language = language;
        }
        if let Some((lat, lon, zoom)) = settings.camera {
            self.chosen.camera.center = LatLon { lat, lon };
            self.chosen.camera.zoom = zoom;
        }
        self.settings = settings;
        self.order();
    }

    fn set_window(&mut self, from: Option<jiff::civil::Date>, to: Option<jiff::civil::Date>) {
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
            ends => ends,
        };
        // A window that reaches over both ends of the data is no filter.
        let span = self.table.span();
        let whole = |day: Option<_>, end: Option<_>| day.is_none() || day == end;
        let all = whole(from, span.map(|span| span.first)) && whole(to, span.map(|span| span.last));
        let filter = &mut self.chosen.filter;
        (filter.from, filter.to) = if all { (None, None) } else { (from, to) };
    }

    fn select(&mut self, row: Option<Row>) {
        self.chosen.selected = row.and_then(|row| {
            let dataset = self.table.dataset(row);
            let open = self
                .datasets
                .iter()
                .filter(|open| open.shown)
                .nth(dataset)?;
            Some(Selected {
                dataset: open.key,
                event: self.table.event(row).id.clone(),
            })
        });
        if self.chosen.selected.is_some() {
            self.settings.layout.tab = Tab::Event;
        }
    }

    fn select_beside(&mut self, by: i32) {
        let at = self
            .selected()
            .and_then(|row| self.ordered.iter().position(|other| *other == row));
        let next = match at {
            Some(at) => at.checked_add_signed(by as isize),
            None if by < 0 => self.ordered.len().checked_sub(1),
            None => Some(0),
        };
        if let Some(row) = next.and_then(|next| self.ordered.get(next)) {
            self.select(Some(*row));
        }
    }

    fn look(&mut self, view: &View) {
        self.chosen.camera = view.clamped().camera;
        self.settings.camera = Some((
            self.chosen.camera.center.lat,
            self.chosen.camera.center.lon,
            self.chosen.camera.zoom,
        ));
    }

    /// Fits the places of the shown events. What is known only as a country would draw the view wide
    /// for nothing, so it counts only where there is nothing else.
    pub(super) fn home(&mut self) {
        let mut sharp = Vec::new();
        let mut vague = Vec::new();
        for row in &self.summary.selection.rows {
            let place = self
                .table
                .places()
                .get(self.table.place(*row))
                .map(|place| &place.place);
            if let Some((place, at)) = place.and_then(|place| Some((place, place.at?))) {
                if place.precision.is_regional() {
                    &mut vague
                } else {
                    &mut sharp
                }
                .push(at);
            }
        }
        let places = if sharp.is_empty() { vague } else { sharp };
        let view = self.view().fitted(places, 72.0, 9.0);
        self.look(&view);
    }

    fn show_on_map(&mut self, row: Row) {
        let place = self
            .table
            .places()
            .get(self.table.place(row))
            .map(|place| &place.place);
        let Some((place, at)) = place.and_then(|place| Some((place, place.at?))) else {
            return;
        };
        let reach = place.radius_km() / 111.0;
        let corners = [-1.0, 1.0].map(|side| LatLon {
            lat: (at.lat + side * reach).clamp(-85.0, 85.0),
            lon: (at.lon + side * reach / at.lat.to_radians().cos().max(0.1)).clamp(-180.0, 180.0),
        });
        let view = self.view().fitted(corners, 96.0, 8.0);
        self.look(&view);
    }

    fn play(&mut self, playing: bool) {
        self.playback.playing = playing;
        self.playback.rewind();
        let (Some(span), Some(window)) = (self.table.span(), self.window()) else {
            self.playback.playing = false;
            return;
        };
        let (unit, mode) = (self.unit, self.chosen.mode);
        if !playing {
            return;
        }
        let filter = &self.chosen.filter;
        if filter.from.is_none() && filter.to.is_none() {
            self.show_window(playback::first_window(span, unit, mode));
        } else if window.last >= span.last {
            self.show_window(playback::restarted(window, span, unit, mode));
        }
    }

    fn tick(&mut self, seconds: f32) {
        if !self.playback.playing {
            return;
        }
        let steps = i32::from(self.playback.due(seconds));
        if steps == 0 || self.step(steps) {
            return;
        }
        let (Some(span), Some(window)) = (self.table.span(), self.window()) else {
            return;
        };
        if self.playback.looped {
            self.show_window(playback::restarted(
                window,
                span,
                self.unit,
                self.chosen.mode,
            ));
        } else {
            self.playback.playing = false;
        }
    }

    /// Whether there was room to step.
    fn step(&mut self, steps: i32) -> bool {
        let (Some(span), Some(window)) = (self.table.span(), self.window()) else {
            return false;
        };
        let (unit, mode) = (self.unit, self.chosen.mode);
        if self.chosen.filter.from.is_none() && self.chosen.filter.to.is_none() {
            self.show_window(playback::first_window(span, unit, mode));
            return true;
        }
        match playback::stepped(window, span, unit, mode, steps) {
            Some(window) => self.show_window(window),
            None => return false,
        }
        true
    }

    fn show_window(&mut self, window: DateBounds) {
        self.chosen.filter.from = Some(window.first);
        self.chosen.filter.to = Some(window.last);
    }

    fn in_span(&self, view: DateBounds) -> DateBounds {
        let Some(span) = self.table.span() else {
            return view;
        };
        let clamped = |day: jiff::civil::Date| day.clamp(span.first, span.last);
        DateBounds::new(clamped(view.first), clamped(view.last))
    }

    fn sort_by(&mut self, by: SortBy) {
        let layout = &mut self.settings.layout;
        layout.descending = layout.sort == by && !layout.descending;
        layout.sort = by;
        self.order();
    }

    /// Puts the shown rows in the table's order. Rows that are equal stay in the order of their days.
    pub(super) fn order(&mut self) {
        let table = Arc::clone(&self.table);
        let mut rows = self.summary.selection.rows.clone();
        match self.settings.layout.sort {
            SortBy::Date => {}
            SortBy::Kind => rows.sort_by_key(|row| table.kind(*row)),
            SortBy::Place => rows.sort_by_cached_key(|row| place_name(&table, table.place(*row))),
            SortBy::To => rows.sort_by_cached_key(|row| {
                // Those that were moved nowhere come last.
                let to = table.to(*row);
                (to.is_none(), to.map(|to| place_name(&table, to)))
            }),
            SortBy::People => rows.sort_by_key(|row| table.people(*row).estimate),
            SortBy::Sources => rows.sort_by_key(|row| table.event(*row).reports.len()),
            SortBy::Status => rows.sort_by_key(|row| table.event(*row).status.unwrap_or_default()),
        }
        if self.settings.layout.descending {
            rows.reverse();
        }
        self.ordered = rows;
    }
}

fn place_name(table: &crate::table::Table, place: usize) -> String {
    table
        .places()
        .get(place)
        .map(|place| place.place.name.clone())
        .unwrap_or_default()
}

fn set_fold(layout: &mut Layout, fold: Fold, open: bool) {
    match fold {
        Fold::Filter => layout.filter = Some(open),
        Fold::Side => layout.side = Some(open),
        Fold::Legend => layout.legend = Some(open),
        Fold::Table => layout.table = open,
    }
}

fn set_size(layout: &mut Layout, fold: Fold, size: f32) {
    match fold {
        Fold::Filter => layout.filter_width = size,
        Fold::Side => layout.side_width = size,
        Fold::Table => layout.table_height = size,
        Fold::Legend => {}
    }
}

/// Bins shorter than this many points are too thin to read or click.
pub const BAR_WIDTH: f32 = 6.0;

/// The finest unit whose bars are wide enough to read.
#[must_use]
pub fn unit_for(view: DateBounds, width: f32) -> Unit {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "points on a screen"
    )]
    let bars = (width / BAR_WIDTH).max(1.0) as usize;
    Unit::finest_fitting(view, bars)
}
