//! What the reader just asked, as plain data. [`crate::state::State::apply`] is the only reader of it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::briefing::{Callout, Counts, Kept, SceneId, Sha256};
use crate::export::{Order, Preview};
use crate::figure::{Charts, Size, Theme};
use crate::geo::{Camera, Point};
use crate::jobs::{Fetched, NotWritten, OpenedBriefing, ReadError, Stamp, Target, Written};
use crate::map::Key;
use crate::model::{DateBounds, Kind, Precision, RegionId, Status};
use crate::public::Public;
use crate::state::{
    ClipChoices, DatasetKey, Dialog, Fold, JobId, Layer, Leaving, MapShows, Mode, MotionChoice,
    NamesIn, Origin, PaperKey, Pointing, Settings, Tab, ThemeChoice,
};
use crate::table::{Area, Dimension, Reading, Row, SortBy, Table, Unit, Who};
use crate::words::Language;

/// One thing of a list that the filter can pick from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A kind of event.
    Kind(Kind),
    /// A province (`CN-22`), what is known only to a country (`CN-unknown`), or a country (`CN`).
    Region(RegionId),
    /// A circumstance.
    Tag(String),
    /// A publisher.
    Publisher(String),
    /// Women, men or children.
    Who(Who),
    /// How well supported.
    Status(Status),
    /// How closely the place is known.
    Precision(Precision),
}

/// A text of the briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// What the briefing is called.
    Briefing,
    /// A scene's title.
    Title(SceneId),
    /// A scene's caption.
    Caption(SceneId),
    /// What a callout of a scene says, by its place among them.
    Callout(SceneId, usize),
}

/// What is to be done once nothing unsaved would be lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Opens files.
    Open(Vec<Origin>),
    /// Starts another briefing.
    New,
    /// Closes the window.
    Quit,
}

/// A wish about the briefing's scenes, or news of its file.
#[derive(Debug)]
pub enum Scenes {
    /// Keeps what is on screen as a scene of this title, behind the one that is shown.
    Capture(String),
    /// Makes a scene show what is on screen.
    Recapture(SceneId),
    /// Shows a scene.
    Show(SceneId),
    /// Shows the next (1) or previous (−1) scene; the first or last where none is shown.
    Beside(i32),
    /// Writes a text.
    Word(Wording, String),
    /// Moves a scene to a place in the order, from 0.
    Move(SceneId, usize),
    /// Puts a copy of a scene behind it.
    Duplicate(SceneId),
    /// Takes a scene out.
    Delete(SceneId),
    /// Adds a callout to a scene.
    CallOut(SceneId, Callout),
    /// Takes a callout away, by its place among them.
    Uncall(SceneId, usize),
    /// Lets go of the briefing and starts another, once nothing unsaved would be lost.
    New,
    /// Saves the briefing where it came from, or asks where.
    Save,
    /// Asks where to save the briefing; the suggested name of the file is made from this title where it has none.
    SaveAs,
    /// The reader thought better of saving: what was to follow is not done either.
    NotPicked(PaperKey),
    /// There is no dialog to ask where.
    NoSaveDialog(PaperKey),
    /// Saves the briefing there, with the ending of a briefing where it has none. Another file is not written over.
    SaveAt(PathBuf),
    /// There is another file of that name, and nobody said that it may be replaced.
    NameTaken(PaperKey, PathBuf),
    /// Saves the briefing there.
    SaveTo(PaperKey, PathBuf),
    /// It was saved there, as this.
    Saved(PaperKey, PathBuf, Box<Kept>),
    /// It was not, and why.
    NotSaved(PaperKey, PathBuf, String),
    /// What is unsaved may be lost: does what was asked.
    Discard(Next),
    /// Saves first, and then does what was asked.
    SaveFirst(Next),
    /// A briefing was read, or not.
    Read(JobId, PathBuf, Result<Box<OpenedBriefing>, ReadError>),
    /// Asks where a dataset of the briefing is that is not where it was.
    Find(Origin),
    /// There is no dialog to ask where it is.
    NoFindDialog(PaperKey, Origin),
    /// It is this file.
    Found(PaperKey, Origin, PathBuf),
    /// A version of a dataset has this fingerprint; `None` where it was there no more.
    Fingerprinted(PaperKey, Stamp, Option<Sha256>),
    /// Counts what every scene shows now, to be held against what it showed then.
    Count,
    /// What scenes show now, of the datasets that were open when this was asked for.
    Counted(Vec<(SceneId, Counts)>),
}

/// A wish about presenting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Present {
    /// Shows the scenes one by one, on all of the screen; where there is none, what is on screen.
    Begin,
    /// Back to where the reader was.
    End,
    /// On by so many scenes (or back, below 0).
    Beside(i32),
    /// So many seconds have passed on the way to a scene.
    Glide(f32),
}

/// What the reader asks of what is to leave the program, and news of it.
#[derive(Debug)]
pub enum Export {
    /// Opens the dialog.
    Open,
    /// What leaves the program.
    What(Leaving),
    /// Which dataset, where it is a dataset's file.
    Dataset(DatasetKey),
    /// How large a figure is.
    Size(Size),
    /// What it is printed on.
    Theme(Theme),
    /// Those charts; `None`: the usual ones.
    Charts(Option<Charts>),
    /// Its language; `None` is the one on screen.
    Language(Option<Language>),
    /// What its map looks at.
    Map(MapShows),
    /// How a clip goes.
    Clip(ClipChoices),
    /// When in a clip is to be seen, from 0 to 1.
    When(f32),
    /// Whether it is for the public.
    ForPublic(bool),
    /// What the public may see.
    Public(Public),
    /// The reader's own title.
    Title(String),
    /// The reader's own line below the title.
    Subtitle(String),
    /// What the reader has to say below the map.
    Caption(String),
    /// So many pixels are there for a preview.
    Room(u32, u32),
    /// A preview is there.
    Previewed(u64, Arc<Preview>),
    /// Asks where the file goes.
    Save,
    /// Neither portal nor zenity answers here; the name is what the file would be called.
    NoDialog(Box<Order>, String),
    /// Writes it there.
    To(Box<Order>, Target),
    /// A file was written, or not.
    Written(JobId, PathBuf, Result<Written, NotWritten>),
    /// What came of the last file need not be said any more.
    Dismiss,
}

/// A wish of the reader, or news from a job.
#[derive(Debug)]
pub enum Action {
    /// The time window, inclusive at both ends; `None` is the data's own end.
    Window(Option<Date>, Option<Date>),
    /// How vague dates are held against the window.
    Reading(Reading),
    /// Ticks or unticks one choice of a list.
    Toggle(Choice),
    /// Picks this choice alone; lifts it where it is alone already.
    Only(Choice),
    /// Lifts one dimension of the filter.
    Lift(Dimension),
    /// At least so many people.
    AtLeast(Option<u32>),
    /// Words to search for.
    Search(String),
    /// An area drawn on the map; `None` lifts it.
    Area(Option<Area>),
    /// Lifts the whole filter.
    ResetFilter,

    /// Opens an event in the event panel; `None` closes it.
    Select(Option<Row>),
    /// Opens the next (1) or previous (−1) shown event.
    SelectBeside(i32),
    /// What the pointer is on, in whichever view.
    Point(Pointing),
    /// Fans a place's events out; `None` folds them.
    Fan(Option<Key>),

    /// The map's sheet has this size, in points.
    Sheet(f32, f32),
    /// Looks somewhere else.
    Look(Camera),
    /// Moves the sheet by so many points.
    Pan(f32, f32),
    /// Zooms by steps around a point of the sheet; `None` is its middle.
    Zoom(f64, Option<Point>),
    /// Shows all shown events.
    Home,
    /// Shows the place of an event.
    ShowOnMap(Row),
    /// Shows or hides a layer of the map.
    Layer(Layer, bool),
    /// The language of the names on the map.
    NamesIn(NamesIn),

    /// The histogram has room for bins of this unit.
    Unit(Unit),
    /// The part of time that the histogram shows; `None` is all of it.
    TimeView(Option<DateBounds>),
    /// Starts or stops playing.
    Play(bool),
    /// Steps the window by so many bins.
    Step(i32),
    /// Bins a second, relative to the usual.
    Speed(f32),
    /// Starts over at the end.
    Loop(bool),
    /// Moving window, or all up to now.
    Mode(Mode),
    /// So many seconds have passed.
    Tick(f32),

    /// Takes the last choice back.
    Undo,
    /// Makes it again.
    Redo,
    /// A gesture has ended: the next one is a step of its own.
    Settle,

    /// Folds or unfolds a part of the window.
    Fold(Fold, bool),
    /// A part of the window was pulled to this size, in points.
    Resize(Fold, f32),
    /// The window has this width and height, in points.
    WindowSize(f32, f32),
    /// Turns the right panel's page.
    Tab(Tab),
    /// Sorts the table by a column; again turns the order round.
    Sort(SortBy),
    /// Opens a dialog; `None` closes it.
    Dialog(Option<Dialog>),
    /// The language on screen.
    Language(Language),
    /// Light, dark, or as the system has it.
    Theme(ThemeChoice),
    /// Whether things move from one scene to the next.
    Motion(MotionChoice),
    /// The reader has asked the system for less motion.
    SystemIsStill,

    /// Presents the scenes.
    Present(Present),

    /// The briefing: its scenes, its callouts, its file.
    Scenes(Scenes),

    /// Asks for files through the system's dialog.
    PickFiles,
    /// Neither portal nor zenity answers here.
    NoFileDialog,
    /// Opens files, in place of what is shown.
    Open(Vec<Origin>),
    /// Reads a dataset again.
    Reload(DatasetKey),
    /// Shows or hides an open dataset.
    ShowDataset(DatasetKey, bool),
    /// Closes a dataset.
    Close(DatasetKey),
    /// Stops a job.
    Cancel(JobId),
    /// A job has come so far, 0 to 1.
    Progress(JobId, f32),
    /// A file was read, or not.
    Read(JobId, Origin, Result<Box<Fetched>, ReadError>),
    /// A job has built the columns of the shown datasets.
    Built(JobId, Arc<Table>),
    /// All rows of a table in the order of a column.
    Sorted(Arc<Table>, SortBy, Vec<Row>),
    /// A file changed on disk.
    Changed(PathBuf),
    /// Has to do with what leaves the program.
    Export(Export),
    /// The settings could not be written.
    SettingsNotSaved(String),
    /// The settings file was damaged and set aside under this path.
    SettingsDamaged(PathBuf),
    /// What was kept from the last time.
    Restore(Box<Settings>),
    /// Takes a notice away.
    Dismiss(usize),
}
