### English: every word on screen. Keys are grouped by the part of the window they belong to.
### Numbers come in grouped and dates come in words; a translation only puts them in place.
### A key that ends in -hint is shown on hover or read aloud; -a11y is only read aloud.

### The program

app-name = Refoulement Atlas
app-tagline = Reported arrests and forced returns of North Korean refugees
list-or = { $first } or { $last }
list-comma = { $first }, { $rest }
quoted = “{ $text }”

### Counts

number-thousands = { $n }k
number-millions = { $n }M
count-events =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    }
count-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
count-reports =
    { $n ->
        [one] { $n } report
       *[other] { $n } reports
    }
count-sources =
    { $n ->
        [one] { $n } source
       *[other] { $n } sources
    }
count-publishers =
    { $n ->
        [one] { $n } publisher
       *[other] { $n } publishers
    }
count-datasets =
    { $n ->
        [one] { $n } dataset
       *[other] { $n } datasets
    }
count-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
count-women =
    { $n ->
        [one] { $n } woman
       *[other] { $n } women
    }
count-men =
    { $n ->
        [one] { $n } man
       *[other] { $n } men
    }
count-children =
    { $n ->
        [one] { $n } child
       *[other] { $n } children
    }
percent = { $n }%
size-mb = { $n } MB
size-kb = { $n } KB
size-bytes = { $n } B

### Totals: the block left of the timeline, and every total in words

total-about = about { $people }
total-about-short = about { $people } people
total-at-least = at least { $people }
total-up-to = up to { $people }
total-between = { $low } to { $people }
total-range = at least { $low }, possibly { $high }
total-range-open = at least { $low }, possibly { $high } or more
total-high = possibly { $high }
total-high-open = possibly { $high } or more
total-more = possibly more
total-no-number = no number given
total-nothing = no number to add up
total-without-number =
    { $n ->
        [one] and { $n } event with no number given
       *[other] and { $n } events with no number given
    }
total-not-added =
    { $n ->
        [one] { $n } rollup or part not added
       *[other] { $n } rollups and parts not added
    }
total-not-added-hint = A rollup sums up events that have their own entries. A part lies inside another event that is shown. The same people again are people of an earlier event that is shown. They are drawn hatched and are not added, so that nobody is counted twice.
total-overlap = One person can be in several events.
total-with-range = { $headline } ({ $range })
total-with-note = { $sentence }, { $note }

### People of one event, in tables and labels

people-about = about { $n }
people-between = { $low } to { $high }
people-at-least = at least { $n }
people-up-to = up to { $n }
people-none = no number given
people-none-short = not given

### Kinds

kind-arrest = Arrest
kind-detention = Detention
kind-repatriation = Repatriation
kind-release = Release
kind-death = Death
kind-policy = Policy

### Status

status-reported = Reported
status-corroborated = Corroborated
status-confirmed = Confirmed
status-disputed = Disputed
status-reported-hint = One source says so, or several that rest on one.
status-corroborated-hint = Several independent sources say so.
status-confirmed-hint = Those responsible, a court or a government say so.
status-disputed-hint = Somebody with knowledge denies it.

### How closely a place is known

precision-site = Exact spot
precision-crossing = Border crossing
precision-city = City or town
precision-county = County
precision-prefecture = Prefecture
precision-province = Province
precision-border-area = Border area
precision-country = Country

### Circumstances; a tag that is not listed is shown as it is written

tag-in-transit = In transit
tag-border-crossing = Crossing a border
tag-detention-transfer = Moved from detention
tag-mass-repatriation = Mass return
tag-safehouse-raid = Raid on a shelter
tag-guide-arrested = Guide arrested
tag-checkpoint = Checkpoint
tag-transport-hub = Station, port or airport
tag-diplomatic-compound = Embassy or consulate
tag-protest = Protest
tag-phone-tracking = Phone tracking
tag-at-sea = At sea
tag-workplace = At work

### Regions

region-unknown = { $country }, province not known
region-unknown-cn = { $country }, province not known
region-unknown-short = Province not known
region-unknown-short-cn = Province not known
region-none = Country not known

### Calendar

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

### Dates. $month and $month2 are names from above; years and days come as text.

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
date-season-spring = spring { $year }
date-season-summer = summer { $year }
date-season-autumn = autumn { $year }
date-season-winter = winter { $year }/{ $next }
date-decade = { $year }s
date-century = { $year }–{ $year2 }
date-about = about { $date }
date-perhaps = perhaps { $date }
date-perhaps-about = perhaps about { $date }
date-range = { $from } – { $to }
date-range-days = { $day }–{ $day2 } { $month } { $year }
date-range-day-to-day = { $day } { $month } – { $day2 } { $month2 } { $year }
date-range-months = { $month } – { $month2 } { $year }
date-range-years = { $year }–{ $year2 }
date-since = since { $date }
date-until = until { $date }
date-end-unknown = from { $date }, end not known
date-start-unknown = until { $date }, start not known
date-day-month = { $day } { $month }
date-iso-range = { $from } → { $to }
date-iso-from = from { $from }
date-iso-to = to { $to }
bin-week = week of { $date }
bin-quarter =
    { $quarter ->
        [1] 1st quarter { $year }
        [2] 2nd quarter { $year }
        [3] 3rd quarter { $year }
       *[other] 4th quarter { $year }
    }

### Top bar and menu

top-menu = Menu
top-open = Open
top-open-file = Open file…
top-recent = Recent files
top-recent-none = No recent files
top-bundled = Bundled data
top-close-dataset = Close { $title }
top-info = About this dataset
top-search = Search places, sources, text
top-search-clear = Clear the search
top-undo = Undo
top-redo = Redo
top-export = Export
top-export-hint = A picture, a page or a file to take away (Ctrl E)
menu-language = Language
menu-theme = Theme
menu-theme-system = Like the system
menu-theme-light = Light
menu-theme-dark = Dark
menu-panels = Panels
menu-keys = Keys
menu-about = About Refoulement Atlas
menu-quit = Quit

### Chips

chips-all = All documented events
chips-no-filter = no filter
chips-reset = Reset all
chips-lift = Lift { $what }
chips-reading-certain = dates certain
chips-people = at least { $people }
chips-text = “{ $text }”
chips-area = area drawn on the map
chips-kinds =
    { $n ->
        [0] no kind
       *[other] { $n } kinds
    }
chips-regions =
    { $n ->
        [0] no region
       *[other] { $n } regions
    }
chips-tags =
    { $n ->
        [0] no circumstance
       *[other] { $n } circumstances
    }
chips-publishers =
    { $n ->
        [0] no publisher
       *[other] { $n } publishers
    }
chips-who =
    { $n ->
       *[other] { $n } of women, men, children
    }
chart-women = women
chart-men = men
chart-children = children
chips-statuses =
    { $n ->
        [0] no status
       *[other] { $n } statuses
    }
chips-precisions =
    { $n ->
        [0] no precision
       *[other] { $n } precisions
    }
chips-reading-possible-long = dates read as possible
chips-reading-certain-long = dates read as certain

### Filter panel

filter-title = Filter
filter-fold = Fold the filter panel
filter-unfold = Open the filter panel
filter-active =
    { $n ->
        [one] { $n } filter in force
       *[other] { $n } filters in force
    }
filter-dates = Dates
filter-from = First day
filter-to = Last day
filter-date-hint = Write 2019, 2019-05 or 2019-05-21
filter-kind = Kind
filter-region = Region
filter-find-region = Find a region
filter-no-region-found = No such region in the data
filter-people = People
filter-people-at-least = At least
filter-people-hint = Events whose high end is at least this number. Events with no number given do not pass.
filter-source = Source
filter-find-source = Find a publisher
filter-status = Status
filter-tags = Circumstances
filter-precision = Place precision
dimension-text = Words
filter-any = any
filter-any-number = any number
filter-events = events
filter-more = { $n } more
filter-fewer = Show fewer
filter-section-open = Show { $what }
filter-section-fold = Fold { $what }
filter-check-a11y = { $group }: { $name }, { $events }

### Map

map-a11y = Map of documented events: { $events } shown
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-home = Show all shown events
map-layers = Layers
map-layer-regions = Regions by people
map-layer-density = Density of people instead of symbols
map-layer-flows = Arrows: where people were handed over
map-layer-labels = Place names
map-province = Filter by a province
map-names-in = Names on the map
map-names-reader = As on screen
map-names-en = English
map-names-ko = 한국어
map-names-zh = 中文
map-rectangle = Filter by a rectangle
map-rectangle-hint = Drag a rectangle on the map. Places known only to a province or wider lie in none.
map-lasso = Filter by an area drawn by hand
map-lasso-hint = Draw round an area on the map. Places known only to a province or wider lie in none.
map-draw-cancel = Esc to cancel
map-tray = Place known only as
map-outside =
    { $n ->
        [0] no event outside this view
        [one] { $n } event outside this view
       *[other] { $n } events outside this view
    }
map-outside-hint = Show them
map-scale-km = { $n } km
map-scale-m = { $n } m
map-cluster = { $place } +{ $n }
map-cluster-hint = Near places joined; zoom in to part them
map-stack-a11y = { $place }: { $events }, { $people }
map-region-a11y = { $place }, place known no closer: { $events }, { $people }
map-part = part
map-not-added = not added
map-not-added-long = not added: rollup or part
map-click-fan = click to fan out
map-click-next = click to go through them one by one
map-density-hint = click to look closer
map-click-filter = click to filter by { $region }

### Legend

legend-fold = Fold the legend
legend-unfold = Open the legend
legend-possibly = possibly as many
legend-or-more = or more
legend-no-number = no number given
legend-stack = events at one place
legend-cluster = near places joined
legend-flow = handed over
legend-disc = somewhere inside
legend-pill = place known only roughly
legend-not-added = not added: rollup or part
legend-choropleth = People by province, estimate
legend-choropleth-note = what is known only to a border area is left out
legend-density = Density: people per { $n } km², estimate
legend-density-note = of points, smoothed; zoom in for symbols

### Figures

figure-events =
    { $n ->
        [one] { $n } documented event
       *[other] { $n } documented events
    }
figure-subtitle = { $events }, { $days }
figure-kinds = People reported, by kind
figure-bar = at least; pale: possibly; line: estimate
figure-legend = Symbols
figure-legend-possibly = possibly more
figure-legend-open = or more
figure-legend-no-number = no number given
figure-legend-not-added = part, not added
figure-legend-stack = events at one place
figure-legend-cluster = near places joined
figure-legend-flow = handed over
figure-legend-disc = somewhere inside
figure-legend-pill = roughly known place
figure-time = Documented events over time
figure-regions = Documented events by region
figure-by-day = Documented events a day, { $days }
figure-by-week = Documented events a week, { $days }
figure-by-month = Documented events a month, { $days }
figure-by-quarter = Documented events a quarter, { $days }
figure-by-year = Documented events a year, { $days }
figure-paler = paler: spread over its possible days
figure-window = marked: the days shown
figure-outside =
    { $n ->
        [one] { $n } event lies outside this map
       *[other] { $n } events lie outside this map
    }
figure-regions-more = and { $events } in { $n } more
figure-more = and { $n } more
figure-women = Women
figure-men = Men
figure-children = Children
figure-none = No documented event matches. That is not the same as nothing having happened.
figure-documented = Documented events are what named publishers reported, not a count of all that happened. One person can be in several events.
figure-sources = Reported by { $names }.
figure-sources-more =
    { $n ->
        [one] Reported by { $names } and { $n } more; each event’s reports are in the dataset.
       *[other] Reported by { $names } and { $n } more; each event’s reports are in the dataset.
    }
figure-filter = Shown: { $filter }.
figure-data = Data: { $title }.
figure-data-updated = Data: { $title }, updated { $date }.
figure-made = Made with Refoulement Atlas on { $date }.
clip-window = Documented events of the days shown, step by step
clip-cumulative = Documented events from { $day } on, added up
clip-sources = Reported by, and how many of these events
figure-map-a11y = Map of { $events }. { $places }
figure-time-a11y = { $title }: from { $least } to { $most } events a bar.

### Charts

chart-tab = Charts
chart-fold = Fold the charts
chart-unfold = Open the charts
chart-people-by-day = People by day
chart-people-by-week = People by week
chart-people-by-month = People by month
chart-people-by-quarter = People by quarter
chart-people-by-year = People by year
chart-people-by-time-note = estimate by kind; line: range
chart-people-by-region = People by region
chart-events-by-tag = Events by circumstance
chart-tag-note = an event can have several
chart-events-by-publisher = Events by publisher
chart-sexes = Women, men, children
chart-sexes-note = given for { $n } of { $events }
chart-sexes-none = given for no event shown
chart-at-least = at least
chart-possibly = possibly
chart-estimate = estimate
chart-more = { $n } more
chart-fewer = Show fewer
chart-empty = Nothing to show
chart-bar-a11y = { $chart }: { $name }, { $value }
chart-bar-filter = click to filter by { $name }
chart-bar-lift = click to lift { $name }

### Event panel

event-tab = Event
event-none = No event chosen
event-none-hint = Click a symbol on the map or a row of the table to see who reported what.
event-hidden = The filter leaves this event out.
event-position = { $n } of { $all }
event-previous = Previous event
event-next = Next event
event-route = { $from } → { $to }
event-via = via { $places }
event-within = somewhere within { $n } km
event-place-region = known no closer than this province
event-place-country = known no closer than this country
event-place-border = somewhere along this border
event-claims = What each source says
event-claims-axis = people
event-claims-a11y = { $source }: { $people }
event-claims-none = No report is listed.
event-claim-date = gives the date as { $date }
event-undated = undated
event-link = Open { $url }
event-archive = archived copy
event-related = Related events
event-parts = Parts of this event
event-parts-note =
    { $n ->
        [one] { $n } part, not added twice
       *[other] { $n } parts, not added twice
    }
event-part-of = Part of
event-same-people = Same people as
event-same-people-later = The same people later
event-not-added-rollup = Not added to totals: a rollup of events that have their own entries.
event-not-added-part = Not added to totals: part of another event that is shown.
event-not-added-same = Not added to totals: the same people as in another event that is shown.
event-sensitive = sensitive
event-circumstances = Circumstances
event-notes = Notes
event-dataset = From { $title }
event-id = Event { $id }
event-copy-citation = Copy citation
event-citation-copied = Citation copied
event-show-on-map = Show on map
event-inset-a11y = Where it happened: { $place }
event-card-hint = { $reports } · click to open
event-a11y = { $kind }, { $date }, { $place }, { $people }
citation-event = { $kind }, { $date }, { $place }: { $people }.
citation-sources = Reported by { $sources }.
citation-dataset = In: { $title }, event { $id }.
citation-dataset-updated = In: { $title } (updated { $date }), event { $id }.

### Timeline

time-events-by-day = Events a day
time-events-by-week = Events a week
time-events-by-month = Events a month
time-events-by-quarter = Events a quarter
time-events-by-year = Events a year
time-unit-day = Days
time-unit-week = Weeks
time-unit-month = Months
time-unit-quarter = Quarters
time-unit-year = Years
time-steps-day =
    { $n ->
        [one] day
       *[other] days
    }
time-steps-week =
    { $n ->
        [one] week
       *[other] weeks
    }
time-steps-month =
    { $n ->
        [one] month
       *[other] months
    }
time-steps-quarter =
    { $n ->
        [one] quarter
       *[other] quarters
    }
time-steps-year =
    { $n ->
        [one] year
       *[other] years
    }
time-paler = paler: day not known
time-paler-hint = An event whose day is not known is spread over its possible days and drawn paler.
time-play = Play
time-pause = Pause
time-back = Step back
time-forward = Step forward
time-speed = Speed
time-speed-value = { $n }×
time-loop-on = Loop: on
time-loop-off = Loop: off
time-window = Window
time-window-hint = Playing moves the window on, at its length.
time-cumulative = Cumulative
time-cumulative-hint = Playing keeps the first day and adds what follows.
time-mode = What playing does
time-reading = Dates read as
time-possible = Possible
time-possible-hint = Shown are events that may lie in the window: their possible days touch it.
time-certain = Certain
time-certain-hint = Shown are events that lie in the window for certain: all their possible days are inside.
time-start-a11y = First day of the window: { $date }
time-end-a11y = Last day of the window: { $date }
time-histogram-a11y = Events over time, by kind
time-bar-kind = { $kind }: { $events }
time-bar-spread = { $n } of them spread over possible days
time-view-all = Show the whole time
time-track-a11y = Part of the whole time that is shown

### Table

table-title = Table
table-fold = Fold the table
table-unfold = Open the table
table-date = Date
table-kind = Kind
table-place = Place
table-to = Handed over at
table-people = People
table-sources = Sources
table-status = Status
table-summary = Summary
table-id = Id
table-sort = Sort by { $column }
table-sorted-up = { $column }, ascending
table-sorted-down = { $column }, descending
table-copy = Copy rows
table-copied =
    { $n ->
        [one] { $n } row copied
       *[other] { $n } rows copied
    }
table-copied-of = { $rows }, the first of { $all }

### Status strip

strip-dataset-bundled = 1 dataset: bundled
strip-dataset-one = 1 dataset: { $title }
strip-offline = No network: the map is built in
strip-offline-short = No network
strip-offline-hint = The program opens no connection. The map, the names and the borders are part of it.
strip-credit = Natural Earth · © OpenStreetMap contributors (borders) · GeoNames
strip-problems =
    { $n ->
        [one] { $n } problem
       *[other] { $n } problems
    }
strip-building = Building columns
strip-more = +{ $n }
strip-cancel = Cancel: { $work }

### Nothing matches, nothing open

none-title = No documented event matches
none-text = Nothing in this dataset was reported for all of these together.
none-text-more = That is not the same as nothing having happened.
none-lift = Lift { $what }
none-shows = shows { $events }
none-dataset-title = No dataset is open
none-dataset-text = Open a file, or the bundled data.
none-events-title = This dataset has no events

### Problems in a file

problem-all-shown =
    { $n ->
        [one] { $n } event shown
       *[other] All { $n } events shown
    }
problem-some-shown =
    { $bad ->
        [one] { $shown } of { $all } events shown, { $bad } has errors
       *[other] { $shown } of { $all } events shown, { $bad } have errors
    }
problem-copy-list = Copy list
problem-copy-one = Copy this problem
problem-copied = Copied
problem-where = line { $line }, column { $column }
problem-where-event = event { $event }, line { $line }, column { $column }
problem-more =
    { $n ->
        [one] and { $n } more that is not listed
       *[other] and { $n } more that are not listed
    }

### What is wrong in a file has no keys here: its English is in src/format/problem.rs, as the commands print it.
### Another language brings fault-E203, fault-H01 and so on, with the same variables, and fault-date-… and fault-of-….

### A file that does not open, and files on disk

open-failed = { $file } did not open
open-failed-kept = What was open stays open.
open-failed-missing = There is no such file. It may have been moved or renamed.
open-failed-permission = The system does not let this program read it.
open-failed-folder = This is a folder, not a file.
open-failed-size = The file is larger than { $limit }.
open-failed-read = It could not be read: { $reason }
open-failed-try = Choose another file
file-changed = { $file } has changed on disk.
file-changed-reload = Reload
file-changed-ignore = Not now
file-drop = Drop to open
file-drop-hint = One dataset or several, or a briefing, as .ron files
settings-damaged = The settings file was damaged. It was set aside as { $file }, and the settings start afresh.
settings-unwritable = The settings could not be saved: { $reason }

### Dialogs

dialog-cancel = Cancel
dialog-close = Close
dialog-copy = Copy
dialog-open = Open
dialog-save = Save
dialog-link-title = Open this address in your browser?
dialog-link-text = The site will see that you came. The program itself stays offline.
dialog-link-copied = Address copied
dialog-path-title = Open a file
dialog-path-text = This system offers no file dialog. Write the path of the file.
dialog-path-label = Path of the file
dialog-place-title = Save a file
dialog-place-text = This system offers no file dialog. Write the path of the file.

### About a dataset

info-title = About this dataset
info-license = Licence
info-maintainer = Maintainer
info-contact = Contact
info-updated = Updated
info-language = Language
info-caveat = Caveat
info-file = File
info-bundled = part of the program
info-contents = Contents
info-contents-text = { $events }, { $sources }
info-not-said = not said
info-counting = Documented events are what named publishers reported. They are not a count of all that happened.

### About the program

about-title = About Refoulement Atlas
about-version = Version { $version }
about-text = Refoulement: sending people back to where they face persecution. This program puts reported arrests and forced returns of North Korean refugees on a map, through time, with who reported them.
about-license = Free software, MIT or Apache-2.0.
about-map = Map: Natural Earth (public domain); borders © OpenStreetMap contributors (ODbL); place names GeoNames (CC BY 4.0).
about-fonts = Type: Pretendard and Noto Sans CJK (SIL Open Font License).
about-data = Data: the bundled dataset names its sources event by event.
about-network = The program opens no network connection.

### Keys (F1)

keys-title = Keys
keys-group-general = Everywhere
keys-group-map = On the map
keys-group-time = On the timeline
keys-group-table = In the table
keys-open = Open a file
keys-export = Export
keys-search = Search
keys-undo = Undo
keys-redo = Redo
keys-help = This list
keys-escape = Close, or let go of the chosen event
keys-next-control = Next control
keys-press = Press the control
keys-next-event = Next or previous event
keys-play = Play or pause
keys-step = Step back or forward
keys-window-edge = Move the edge of the window
keys-window-length = Move the edge by a year
keys-pan = Move the map
keys-zoom = Zoom in or out
keys-home = Show all shown events
keys-rows = Move through the rows
keys-copy-rows = Copy the shown rows
keys-toggle-filter = Filter panel
keys-toggle-charts = Charts panel
keys-toggle-table = Table
key-space = Space
key-arrows = Arrow keys
key-left-right = ← →
key-up-down = ↑ ↓
key-home = Home
key-enter = Enter
key-escape = Esc
key-tab = Tab
key-shift = Shift
key-ctrl = Ctrl
key-page = Page Up, Page Down

### Export: what leaves the program

export-title = Export
export-what = What
export-png = Picture
export-png-hint = PNG: pixels, for slides, reports and web pages.
export-svg = SVG
export-svg-hint = SVG: lines and text, sharp at any size, for those who lay out pages.
export-pdf = Page
export-pdf-hint = PDF: one page to print or send. Its text can be searched.
export-clip = Clip
export-clip-hint = A time-lapse of what is on screen, with an end card.
export-format = Format
export-gif = GIF
export-gif-hint = Plays everywhere, in 256 colours.
export-apng = APNG
export-apng-hint = Plays in browsers, in all colours.
export-mp4 = MP4
export-mp4-hint = A video, made by ffmpeg where that is installed.
export-time = Time
export-window = Moving window
export-window-hint = A window of one length moves through time.
export-cumulative = Cumulative
export-cumulative-hint = All events up to each step.
export-step = Step
export-step-hint = How far each step of the clip goes. Automatic: the shortest that can be read in the time.
export-step-usual = Automatic
export-step-usual-is = Automatic: { $unit }
export-steps = steps
export-window-length = Window
export-window-length-hint = How long the moving window is. Left empty: 30 days, 13 weeks, 12 months, 4 quarters or a year, and at most a quarter of all days.
export-length = Length
export-seconds = seconds
export-frames = frames a second
export-when = Time in the clip
export-end-card = End card
export-clip-nothing = There is nothing to play: no event is shown.
export-clip-seconds = A clip takes 2 to 600 seconds.
export-clip-frames = A clip has 1 to 50 frames a second.
export-clip-window = A window is 1 to 10 000 steps long.
export-clip-steps = { $steps } steps do not fit { $frames } frames before the end card. Take longer steps, or give it more seconds or more frames a second.
export-briefing = Briefing
export-briefing-hint = A page for each scene, and a last page of sources and method.
export-document = PDF
export-document-hint = All pages in one file.
export-pictures = Pictures
export-pictures-hint = A folder with a PNG picture of each page.
export-turns-hint = A clip that shows each page for five seconds.
export-scene = Scene { $number } of { $all }: { $title }
export-last-page = Last page
export-callout-lost = No line leads from “{ $text }”: what it speaks of is not on the map.
export-callouts-public = The scene’s callouts are left out. A briefing for the public has them.
export-own-words = Titles, captions and callouts stay as you wrote them. See that they say no more than you want to.
export-dataset = Dataset
export-dataset-hint = RON: the dataset’s own file with all its events, whatever the filter shows.
export-which = Which
export-size = Size
export-theme = Look
export-light = Light
export-light-hint = On white paper.
export-dark = Dark
export-dark-hint = On a dark ground, for a talk.
export-print = Print
export-print-hint = Without colour: kinds differ by shape and hatching.
export-language = Language
export-language-hint = The language of its words. What a dataset says stays as it is written.
export-map = Map
export-map-screen = As on screen
export-map-screen-hint = The same middle, and at least what the map shows now.
export-map-all = All that is shown
export-map-all-hint = Wide enough for nearly all the events that the filter shows.
export-charts = Charts
export-charts-usual = Usual
export-charts-usual-hint = Over time; and by region, where there is room.
export-charts-chosen = Chosen
export-charts-chosen-hint = Those that are ticked. The totals become shorter for them, and the map smaller.
export-chart-lost = No room on this sheet: { $chart }.
export-heading = Title
export-subtitle = Subtitle
export-subtitle-hint = Events and period
export-caption = Caption
export-caption-hint = What you have to say of it
export-public = For the public
export-public-hint = Without sensitive events and internal notes.
export-places = Places
export-dates = Dates
export-as-is = As is
export-as-is-hint = As closely as they are known.
export-district = District
export-province = Province
export-country = Country
export-month = Month
export-year = Year
export-least = Fewer than
export-least-people = people together: say less closely
export-least-hint = Where fewer people than this stand at a place and date, by their estimates, both are said less closely.
export-no-links = Without links to sources
export-preview = Preview
export-drawing = Drawing…
export-counting = Counting what is not for everyone…
export-changes = Left out and changed for the public
export-other-total = This figure counts { $events }; on screen there are { $shown }.
export-sensitive =
    { $n ->
        [one] { $n } sensitive event is in it; “For the public” leaves it out.
       *[other] { $n } sensitive events are in it; “For the public” leaves them out.
    }
export-notes =
    { $n ->
        [one] The internal notes of { $n } event are in it; “For the public” leaves them out.
       *[other] The internal notes of { $n } events are in it; “For the public” leaves them out.
    }
export-save = Save…
export-written = { $file } was saved in { $folder }: { $size }
export-written-pixels = { $file } was saved in { $folder }: { $width } × { $height } pixels, { $size }
export-failed = { $file } was not saved. { $why }
export-failed-open = It is the file of a dataset that is open here. Choose another name.
export-failed-exists = There is a file of that name already. Choose another name.
export-failed-data = A dataset of the briefing is not open. Open it first.
export-failed-folder = There is no such folder. Choose another.
export-failed-permission = The system does not allow a file there. Choose another folder.
export-failed-full = The disk is full. Make room, or choose another disk.
export-failed-ffmpeg = An MP4 video needs ffmpeg, which is not installed here. GIF and APNG need nothing.
export-failed-reason = The system says: { $reason }
export-failed-unmade = It can’t be made: { $reason }
size-1920x1080 = Screen, 1920 × 1080
size-1280x720 = Clip, 1280 × 720
size-3840x2160 = Large screen, 3840 × 2160
size-square = Square, 1080 × 1080
size-portrait = Portrait, 1080 × 1350
size-a4 = A4
size-a4-landscape = A4, landscape
size-a3 = A3
size-a3-landscape = A3, landscape
size-letter = Letter
size-letter-landscape = Letter, landscape
size-free = Other size
size-width = Width
size-height = Height
size-pixels = pixels
size-wrong-number = Write whole numbers, such as 1600 and 900.
size-wrong-side = Each side has 320 to 16 000 pixels.
size-wrong-strip = No side can be more than three times as long as the other.

### Started without a screen (printed, not drawn)

cli-no-display = There is no display to open a window on. These commands work without one: refoulement-atlas check FILE, refoulement-atlas summary [FILE].
cli-no-graphics = Nothing here can draw a window: a Vulkan, Metal, DirectX 12 or OpenGL driver is needed. These commands work without one: refoulement-atlas check FILE, refoulement-atlas summary [FILE].

### For the public

public-made = For the public: sensitive events and internal notes are left out.
public-places-district = No place is said more closely than half a degree.
public-places-province = No place is said more closely than its province.
public-places-country = No place is said more closely than its country.
public-dates-month = No date is said more closely than its month.
public-dates-year = No date is said more closely than its year.
public-least =
    { $n ->
       *[other] Where fewer than { $n } people stood together, place and date are said less closely.
    }
public-no-links = Links to the sources are left out.
redaction-none = Nothing is left out or changed.
redaction-sensitive =
    { $n ->
        [one] { $n } sensitive event left out
       *[other] { $n } sensitive events left out
    }
redaction-unlinked =
    { $n ->
        [one] { $n } event no longer names one that is left out
       *[other] { $n } events no longer name one that is left out
    }
redaction-notes =
    { $n ->
        [one] internal notes of { $n } event left out
       *[other] internal notes of { $n } events left out
    }
redaction-places =
    { $n ->
        [one] place of { $n } event said less closely
       *[other] places of { $n } events said less closely
    }
redaction-dates =
    { $n ->
        [one] date of { $n } event said less closely
       *[other] dates of { $n } events said less closely
    }
redaction-merged =
    { $n ->
        [one] { $n } event said even less closely, as too few people stood together
       *[other] { $n } events said even less closely, as too few people stood together
    }
redaction-texts =
    { $n ->
        [one] words of { $n } event left out, as they may say it more closely
       *[other] words of { $n } events left out, as they may say it more closely
    }
redaction-links =
    { $n ->
        [one] links of { $n } source left out
       *[other] links of { $n } sources left out
    }
public-sensitive =
    { $n ->
        [one] { $n } sensitive event is in it; --public leaves it out
       *[other] { $n } sensitive events are in it; --public leaves them out
    }

### Scenes

scene-capture = Capture scene
scene-capture-hint = Keep what is on screen as a scene (C)
scene-briefing-label = Title of the briefing
scene-briefing-hint = Untitled briefing
scene-untitled = Untitled
scene-none = No scenes yet
scene-none-hint = Set map, filter and period as they should be seen, then press C or this button. Scenes in order make a briefing: give them words, move them, save them as one file.
scene-a11y = Scene { $number } of { $all }: { $title }, { $days }, { $counted }
scene-menu = Briefing
scene-save-as = Save as…
scene-new = New briefing
scene-differences-menu = Then and now…
scene-unsaved = There are changes that are in no file yet.
scene-update = Update
scene-update-hint = Make this scene show what is on screen now
scene-move-up = Move up
scene-move-down = Move down
scene-duplicate = Duplicate scene
scene-delete = Delete scene
scene-callout-place = Call out the middle of the map
scene-title-label = Title of scene { $number }
scene-title-hint = Title
scene-caption-label = Caption of scene { $number }
scene-caption-hint = Caption: what should be understood
scene-callout-label = Callout { $number }
scene-callout-unseen = Its event is not among those shown, so it is left out.
scene-uncall = Remove callout { $number }
event-call-out = Call out
event-call-out-hint = Put a text with a line to this event into the scene on screen
event-callout = { $place }, { $date }: { $people }
keys-group-scenes = In a briefing
keys-capture = Capture a scene
keys-scene-beside = Previous or next scene
keys-scene-rename = Rename the scene
keys-scene-move = Move the scene
keys-scene-duplicate = Duplicate the scene
keys-scene-delete = Delete the scene
keys-save = Save the briefing
key-alt = Alt
key-delete = Delete
scene-tab = Scenes
scene-all-dates = All dates
scene-no-events = no events
scene-kind = { $kind }: { $counted }
scene-people = { $range } people
scene-difference = { $kind }: then { $then }; now { $now }
scene-save = Save
scene-discard = Don’t save
scene-save-title = Save the briefing
scene-save-path = This system offers no file dialog. Write the path of the file; its name ends with .briefing.ron.
scene-unsaved-title = Save the changes first?
scene-unsaved-text = “{ $title }” has changes that are in no file yet.
scene-not-saved = The briefing was not saved as { $file }: { $reason }
scene-not-vouched = Saved, but the scenes’ numbers are from an earlier { $file }. Reload, update the scenes, save again.
scene-data-missing = This briefing shows { $file }, which is not there. Put it back and open the briefing again, or find it on the Scenes page.
scene-data-changed =
    { $n ->
        [one] A dataset of this briefing has changed since it was saved.
       *[other] { $n } datasets of this briefing have changed since it was saved.
    }
scene-missing = { $file } is not where the briefing says
scene-find-file = Find the file…
scene-find = Show where { $file } is now
scene-find-title = Find a dataset of the briefing
scene-differences = Then and now
scene-differences-title = Then and now
scene-differences-data = { $file } has changed since the briefing was saved.
scene-find-other = Choose another file…
scene-find-other-hint = Show another file in place of { $file }: the one that the scenes were captured from, where you have it
scene-other-hint = Update counts it anew.
scene-differences-none = As it was captured.
scene-differences-equal = The numbers are the same.
scene-other-version = Captured from another version of { $names }.
scene-unknown-version = It is not known whether it was captured from this version of { $names }.
scene-differences-unknown = Nothing was counted when it was captured.
scene-differences-missing = Its data is not open.

# Presenting
top-present = Present
top-present-hint = The scenes one by one, on all of the screen (F5)
menu-motion-system = Motion like the system
menu-motion-with = With motion between scenes
menu-motion-without = Without motion between scenes
present-number = { $at } / { $all }
present-more-kinds =
    { $n ->
        [one] and { $n } more kind
       *[other] and { $n } more kinds
    }
present-waiting = Opening what the scene shows…
present-lacking = This scene can’t be shown: { $names } is not open. Press Esc and find it on the Scenes page.
present-back = The scene before
present-on = The next scene
present-play = Play
present-pause = Pause
present-leave = Leave
keys-group-present = While presenting
keys-present = Present
keys-present-on = The next scene, or the one before
keys-present-leave = Leave

### Pages of a briefing

pages-title = Sources and method
pages-data = Data
pages-scenes = Scenes
pages-method = Method
pages-sources = Sources
pages-updated = updated { $date }
pages-changed = changed since the briefing was saved
pages-more = and { $n } more
pages-counting = Nobody is counted twice within a kind. Ranges add the lowest and the highest numbers that sources give; a line or a bar’s edge marks the estimate.
pages-private = Not for the public: events are among these that must not leave the house.
