//! A problem with its place in the file, as it is printed, shown and written as JSON.

use std::fmt;
use std::ops::Range;

use serde::ser::SerializeStruct as _;

use crate::format::findings::{Findings, Found};
use crate::format::lines::{Spot, cells, line_around, locate};
use crate::format::problem::{Hint, Problem, Severity};
use crate::format::scan::Span;
use crate::format::visible::visible_line;

/// One problem, with its place in the file and the line itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// What may help.
    pub hint: Option<Hint>,
    /// The name of the file.
    pub file: String,
    /// The id of the event that it belongs to.
    pub event: Option<String>,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line, with unseen characters made visible, cut around the spot where it is long.
    pub line_text: String,
    /// The spot, in characters of `line_text`.
    pub mark: Range<usize>,
}

impl Diagnostic {
    /// The code of the problem, such as `E203`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// Whether something is left out, or only odd.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// The message in English.
    #[must_use]
    pub fn message(&self) -> String {
        self.problem.to_string()
    }
}

impl fmt::Display for Diagnostic {
    /// As a compiler prints it, with the line and a mark under the spot.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let file = visible_line(&self.file);
        writeln!(f, "{severity}[{}]: {}", self.code(), self.problem)?;
        writeln!(f, "{margin}--> {file}:{}:{}", self.line, self.column)?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{number} | {}", self.line_text)?;
        let before: usize = self
            .line_text
            .chars()
            .take(self.mark.start)
            .map(cells)
            .sum();
        let marked = self
            .line_text
            .chars()
            .skip(self.mark.start)
            .take(self.mark.len());
        let marked: usize = marked.map(cells).sum();
        write!(
            f,
            "{margin} | {}{}",
            " ".repeat(before),
            "^".repeat(marked.max(1))
        )?;
        if let Some(hint) = &self.hint {
            write!(f, "\n{margin} = {hint}")?;
        }
        Ok(())
    }
}

impl serde::Serialize for Diagnostic {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Diagnostic", 10)?;
        object.serialize_field("code", self.code())?;
        object.serialize_field("severity", &self.severity())?;
        object.serialize_field("message", &self.message())?;
        object.serialize_field("hint", &self.hint.as_ref().map(Hint::to_string))?;
        object.serialize_field("event", &self.event)?;
        object.serialize_field("file", &self.file)?;
        object.serialize_field("line", &self.line)?;
        object.serialize_field("column", &self.column)?;
        object.serialize_field("line_text", &self.line_text)?;
        object.serialize_field("mark", &[self.mark.start, self.mark.end])?;
        object.end()
    }
}

/// All that was found in one file: what is listed, and how many more there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Diagnostics {
    /// How many errors, listed or not.
    pub errors: usize,
    /// How many warnings, listed or not.
    pub warnings: usize,
    /// How many are not listed.
    pub more: usize,
    /// Errors first, then warnings, each in the order of the file.
    pub listed: Vec<Diagnostic>,
}

impl Diagnostics {
    /// The one problem that keeps a file from being read, at a line and a column from 1.
    #[must_use]
    pub(crate) fn of_one(
        problem: Problem,
        hint: Option<Hint>,
        file: &str,
        text: &str,
        (line, column): (usize, usize),
    ) -> Self {
        let before = text.split_inclusive('\n').take(line.saturating_sub(1));
        let start: usize = before.map(str::len).sum();
        let rest = text.get(start..).unwrap_or_default();
        let letters = rest.chars().take_while(|c| *c != '\n');
        let into: usize = letters
            .take(column.saturating_sub(1))
            .map(char::len_utf8)
            .sum();
        let start = start + into;
        let end = text.get(start..).and_then(|rest| rest.chars().next());
        let span = Span {
            start,
            end: start + end.map_or(0, char::len_utf8),
        };
        let spot = Spot {
            at: start,
            line,
            column,
        };
        let listed = vec![diagnostic(
            Found::new(span, problem),
            hint,
            |_| spot,
            text,
            file,
        )];
        Self {
            errors: 1,
            listed,
            ..Self::default()
        }
    }

    /// Gives the findings their lines and columns. `suggest` looks for hints that need the whole file.
    pub(super) fn new(
        findings: Findings,
        text: &str,
        file: &str,
        most: usize,
        suggest: impl Fn(&Problem) -> Option<Hint>,
    ) -> Self {
        let (errors, warnings) = (findings.error_count, findings.warning_count);
        let mut found = findings.errors;
        found.extend(findings.warnings);
        found.truncate(most);
        let mut spots: Vec<usize> = found
            .iter()
            .flat_map(|found| [Some(found.span.start), found.first])
            .flatten()
            .collect();
        spots.sort_unstable();
        let spots = locate(text, &spots);
        let spot = |at: usize| {
            let found = spots.binary_search_by_key(&at, |spot| spot.at);
            found
                .ok()
                .and_then(|index| spots.get(index))
                .copied()
                .unwrap_or_default()
        };
        found.sort_by_key(|found| (found.problem.severity(), found.span.start));
        let listed: Vec<_> = found
            .into_iter()
            .map(|found| {
                let first = found.first.map(|at| Hint::FirstAt {
                    line: spot(at).line.to_string(),
                });
                let hint = found
                    .hint
                    .clone()
                    .or(first)
                    .or_else(|| suggest(&found.problem));
                diagnostic(found, hint, spot, text, file)
            })
            .collect();
        Self {
            errors,
            warnings,
            more: errors + warnings - listed.len(),
            listed,
        }
    }
}

fn diagnostic(
    found: Found,
    hint: Option<Hint>,
    spot: impl Fn(usize) -> Spot,
    text: &str,
    file: &str,
) -> Diagnostic {
    let spot = spot(found.span.start);
    let (line_text, mark) = line_around(text, found.span, spot.column);
    Diagnostic {
        problem: found.problem,
        hint,
        file: file.to_owned(),
        event: found.event,
        line: spot.line,
        column: spot.column,
        line_text,
        mark,
    }
}
