//! Everything that can be wrong with a file, with its code and its English words: the one table of both.
//!
//! The window looks a problem up in its language files by [`Problem::code`] and fills in
//! [`Problem::args`]; the commands print the English of [`Display`](std::fmt::Display).

use crate::format::visible::visible_line;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something of the file is not shown.
    Error,
    /// All of it is shown, and something in it is odd.
    Warning,
}

/// One line of the table: a code, its English message, and the names in it that are filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// As in `E203`.
    pub code: &'static str,
    /// The English message, with `{name}` for what is filled in.
    pub message: &'static str,
    /// The names that are filled in.
    pub args: &'static [&'static str],
}

macro_rules! wordings {
    ($(#[$enum_doc:meta])* $kind:ident { $(
        $code:literal $variant:ident $({ $($arg:ident),+ })? => $message:literal;
    )+ }) => {
        $(#[$enum_doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $kind { $(
            #[doc = concat!("`", $code, "`\n```text\n", $message, "\n```")]
            $variant $({ $(
                #[doc = concat!("`", stringify!($arg), "` of the message.")]
                $arg: String
            ),+ })?,
        )+ }

        impl $kind {
            /// Every code with its English message.
            pub const ALL: &[Wording] = &[ $( Wording {
                code: $code, message: $message, args: &[ $($(stringify!($arg)),+)? ],
            } ),+ ];

            /// The code, as in the table.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $( Self::$variant $({ $($arg: _),+ })? => $code, )+ }
            }

            /// What is filled into the message, by name, each made visible.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self { $(
                    Self::$variant $({ $($arg),+ })? =>
                        vec![ $($( (stringify!($arg), visible_line($arg).into_owned()) ),+)? ],
                )+ }
            }
        }

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self { $(
                    Self::$variant $({ $($arg),+ })? => {
                        $($( let $arg = visible_line($arg); )+)?
                        write!(f, $message)
                    }
                )+ }
            }
        }
    };
}

wordings! {
    /// What is wrong. `E1…`: the file does not open. `E2…`: one record, or one field of the dataset,
    /// is left out. `W3…`: odd but possible. `of` is one of `dataset`, `kind`, `source`, `place`,
    /// `event`, `report`, `people`, and `precision`, `shape`, `status` for [`Problem::NotOneOf`].
    Problem {
        "E101" Empty => "the file is empty";
        "E102" NotUtf8 => "the file is not UTF-8 text";
        "E103" Unexpected { wanted, found } => "expected {wanted}, found `{found}`";
        "E104" NoValue { found } => "expected a value, found `{found}`";
        "E105" NoFieldName { found } => "expected the name of a field, found `{found}`";
        "E106" Unclosed { open } => "this `{open}` is never closed";
        "E107" UnclosedText => "this text has no closing quotation mark";
        "E108" UnclosedComment => "this comment is never closed";
        "E109" WrongClose { close, open, line } => "`{close}` does not close the `{open}` in line {line}";
        "E110" TooDeep { most } => "brackets are nested more than {most} deep";
        "E111" TooMany { most } => "there are more than {most} of these";
        "E112" TooLarge { bytes, most } => "the file has {bytes} bytes; at most {most} are read";
        "E113" NoFormat => "the file does not say which format it is in";
        "E114" NewerFormat { format } => "the file is in format {format}, which this version can't read";
        "E115" NoSuchFormat { format } => "there is no format {format}";
        "E116" NotADataset => "this is no dataset, which is one pair of parentheses with fields in it";
        "E117" TrailingText => "nothing may follow the end of the dataset";
        "E118" NotABriefing { reason } => "this is no briefing: {reason}";

        "E201" UnknownField { name, of } => "unknown field \"{name}\" in this {of}";
        "E202" MissingField { name, of } => "this {of} has no \"{name}\"";
        "E203" UnknownPlace { id } => "place \"{id}\" is not in this file";
        "E204" UnknownSource { id } => "source \"{id}\" is not in this file";
        "E205" UnknownEvent { id } => "event \"{id}\" is not in this file";
        "E206" UnknownKind { id } => "kind \"{id}\" is not in this file";
        "E207" DuplicateField { name } => "field \"{name}\" is given twice";
        "E208" DuplicateId { id, of } => "another {of} has the id \"{id}\" already";
        "E209" BadPlace { id } => "place \"{id}\" has an error of its own";
        "E210" BadSource { id } => "source \"{id}\" has an error of its own";
        "E211" BadEvent { id } => "event \"{id}\" has an error of its own";
        "E212" BadKind { id } => "kind \"{id}\" has an error of its own";
        "E213" Circle => "this event is, by way of part_of or same_people, a part of itself";
        "E221" NotText { found } => "expected text in quotation marks, found `{found}`";
        "E222" NotACount { found } => "expected a whole number from 0 to 4294967295, found `{found}`";
        "E223" NotANumber { found } => "expected a number, found `{found}`";
        "E224" NotABool { found } => "expected true or false, found `{found}`";
        "E225" NotAList { found } => "expected a list in [ ], found `{found}`";
        "E226" NotAMap { found } => "expected a map in braces, found `{found}`";
        "E227" NotARecord { of, found } => "expected a {of} in ( ), found `{found}`";
        "E228" BadEscape => "this text has an escape that means nothing";
        "E229" NotOneOf { found, of } => "`{found}` is no {of}";
        "E230" NotAPoint { found } => "expected (latitude, longitude), found `{found}`";
        "E231" BadDate { text } => "\"{text}\" is no date";
        "E232" EmptyId { of } => "the id of this {of} is empty";
        "E233" OutOfOrder { less, low, more, high } => "{less} {low} is greater than {more} {high}";
        "E234" BadLatitude { value } => "latitude {value} is not between -90 and 90";
        "E235" BadLongitude { value } => "longitude {value} is not between -180 and 180";
        "E236" BadScheme { scheme } => "only http and https links are read, not \"{scheme}\"";
        "E237" BrokenLink { text } => "\"{text}\" is no whole web address";
        "E238" BadRadius { value } => "a radius of {value} km does not fit on the earth";
        "E239" BadColor { text } => "\"{text}\" is no colour";
        "E240" BadCountry { text } => "\"{text}\" is no ISO 3166-1 code of two capital letters";
        "E241" BadAdmin1 { text } => "\"{text}\" is no ISO 3166-2 code such as CN-21";
        "E242" TextTooLong { chars, most } => "this text has {chars} characters; at most {most} are read";
        "E243" BuiltInKind { id } => "\"{id}\" is a kind that every dataset has already";
        "E244" DuplicateKey { key } => "\"{key}\" is given twice";
        "E245" BadZoom { value, low, high } => "zoom {value} is not between {low} and {high}";
        "E246" NoAnchor => "a callout leads to an event or a place: one of \"event\" and \"at\"";
        "E247" BadSheet { value } => "a sheet {value} points long shows no map";
        "E251" NoYear => "there is no year 0";
        "E252" NoMonth { month } => "there is no month {month}";
        "E253" NoDay { day } => "there is no day {day}";
        "E254" ManyEnds => "an interval has two ends, no more";
        "E255" NoEnd => "an interval has at least one known end";
        "E256" EndsBefore => "the interval ends before it begins";

        "W301" FutureDate { date, updated } => "\"{date}\" is after the dataset's last update, \"{updated}\"";
        "W302" Elsewhere { country, found } => "these coordinates lie in {found}, not in {country}";
        "W303" BeforeEarlier { id } => "this event is before \"{id}\", whose people it says it has";
        "W304" UncitedSource { id } => "no event cites source \"{id}\"";
        "W305" UnnamedPlace { id } => "no event names place \"{id}\"";
        "W306" SummaryNamesMore { number, people } => "the summary speaks of {number} people, the event of at most {people}";
        "W307" NoReports => "no source reports this event";
        "W308" NarrowerThanReports => "the event's number is narrower than its reports, and notes don't say why";
        "W309" PartsAbovePeople { number, people } => "women, men or children are {number}, the event's people at most {people}";
    }
}

wordings! {
    /// What may help.
    Hint {
        "H01" DidYouMean { name } => "did you mean \"{name}\"?";
        "H02" NewerProgram { format } => "get a version of Refoulement Atlas that reads format {format}";
        "H03" SwapCoordinates { lat, lon } => "latitude comes first: did you mean ({lat}, {lon})?";
        "H04" SaveAsUtf8 => "save the file as UTF-8 in your editor";
        "H05" LooksLikeJson => "this looks like JSON; a dataset is RON, with ( ) and names without quotation marks";
        "H06" OneOf { names } => "it can be {names}";
        "H07" WriteOther { id } => "write Other(\"{id}\") for a kind of the dataset's own";
        "H08" FirstAt { line } => "the first one is in line {line}";
        "H09" PlainMarks => "use the plain marks \" , : of an English keyboard";
        "H10" AddFormat => "begin with \"format: 1,\"";
        "H11" SayWhy => "say why in notes, or widen the number";
        "H12" AddComma => "is a comma missing before it?";
        "H13" ColorForm => "write it like \"#8855aa\"";
        "H14" DateForm => "write 2019-05-21, 2019-05 or 2019";
        "H15" OpenText { line } => "the text that begins in line {line} may lack its closing quotation mark";
    }
}

impl Problem {
    /// How bad it is: codes that begin with W are warnings.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if self.code().starts_with('W') {
            Severity::Warning
        } else {
            Severity::Error
        }
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_used_once() {
        let mut codes: Vec<_> = Problem::ALL
            .iter()
            .chain(Hint::ALL)
            .map(|wording| wording.code)
            .collect();
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }

    #[test]
    fn what_is_filled_in_is_made_visible() {
        let problem = Problem::UnknownPlace {
            id: "nan\u{202E}ning".into(),
        };
        assert_eq!(
            problem.to_string(),
            "place \"nan⟨U+202E⟩ning\" is not in this file"
        );
        assert_eq!(problem.args(), [("id", "nan⟨U+202E⟩ning".to_owned())]);
        assert_eq!(
            (problem.code(), problem.severity()),
            ("E203", Severity::Error)
        );
    }
}
