//! What is wrong with a file or with a typed date, in the reader's language. English has no messages of its
//! own for it: there, the problems speak for themselves, as the commands print them.

use fluent::{FluentArgs, FluentValue};

use crate::format::{Hint, Problem, visible_line};
use crate::model::DateError;
use crate::words::{Words, format};

impl Words {
    /// What is wrong in a file: `place "naning" is not in this file`.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        self.fault(problem.code(), problem.args())
            .unwrap_or_else(|| problem.to_string())
    }

    /// What may help: `did you mean "nanning"?`
    #[must_use]
    pub fn hint(&self, hint: &Hint) -> String {
        self.fault(hint.code(), hint.args())
            .unwrap_or_else(|| hint.to_string())
    }

    /// Why a typed text is no date: `there is no month 13`.
    #[must_use]
    pub fn date_error(&self, error: &DateError) -> String {
        let text = |text: &str| vec![("text", visible_line(text).into_owned())];
        let (name, args) = match error {
            DateError::Empty => ("date-empty", Vec::new()),
            DateError::Form(form) => ("date-form", text(form)),
            DateError::Year => ("date-year", Vec::new()),
            DateError::Month(month) => ("date-month", vec![("month", month.to_string())]),
            DateError::Day(day) => ("date-day", text(day)),
            DateError::Slashes => ("date-slashes", Vec::new()),
            DateError::NoEnd => ("date-no-end", Vec::new()),
            DateError::Backwards => ("date-backwards", Vec::new()),
        };
        self.fault(name, args).unwrap_or_else(|| error.to_string())
    }

    /// The language's own message, where it has one.
    fn fault(&self, name: &str, args: Vec<(&'static str, String)>) -> Option<String> {
        let args: FluentArgs<'_> = args
            .into_iter()
            .map(|(arg, value)| {
                let value = match arg {
                    "of" => self.thing(value),
                    "wanted" => self.either(&value),
                    _ => value,
                };
                (arg, FluentValue::from(value))
            })
            .collect();
        format(&self.0.bundles, &format!("fault-{name}"), Some(&args))
    }

    /// What a problem is about: `event`, `people`, `status` and so on.
    fn thing(&self, of: String) -> String {
        let known = self.0.plain.get(&format!("fault-of-{of}"));
        known.cloned().unwrap_or(of)
    }

    /// The signs that could stand in a spot: "`,` or `)`".
    fn either(&self, wanted: &str) -> String {
        match wanted.split_once(" or ") {
            Some((first, last)) => {
                self.with("list-or", &[("first", first.into()), ("last", last.into())])
            }
            None => wanted.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn both(say: impl Fn(&Words) -> String) -> String {
        let [en, ko] = [Language::En, Language::Ko].map(|language| say(&Words::new(language)));
        format!("{en} | {ko}")
    }

    #[test]
    fn a_problem_is_said_in_both_languages() {
        let text = |text: &str| text.to_owned();
        let problems = [
            Problem::Empty,
            Problem::Unexpected {
                wanted: text("`,` or `)`"),
                found: text("source"),
            },
            Problem::UnknownPlace { id: text("naning") },
            Problem::MissingField {
                name: text("date"),
                of: text("event"),
            },
            Problem::OutOfOrder {
                less: text("min"),
                low: text("14"),
                more: text("max"),
                high: text("11"),
            },
            Problem::NotOneOf {
                found: text("Town"),
                of: text("precision"),
            },
            Problem::UnknownPlace {
                id: text("nan\u{202E}ning"),
            },
        ];
        let said: Vec<String> = problems
            .iter()
            .map(|problem| both(|words| words.problem(problem)))
            .collect();
        insta::assert_snapshot!(said.join("\n"), @r#"
            the file is empty | 파일이 비어 있다
            expected `,` or `)`, found `source` | `,` 또는 `)` 기호가 와야 할 자리에 다른 것이 있다: `source`
            place "naning" is not in this file | 이 파일에 없는 장소다: “naning”
            this event has no "date" | 이 사건에 꼭 있어야 할 항목이 없다: “date”
            min 14 is greater than max 11 | min 값(14)이 max 값(11)보다 크다
            `Town` is no precision | 정밀도에 쓸 수 없는 값이다: `Town`
            place "nan⟨U+202E⟩ning" is not in this file | 이 파일에 없는 장소다: “nan⟨U+202E⟩ning”
            "#);
    }

    #[test]
    fn a_hint_is_said_in_both_languages() {
        let hints = [
            Hint::DidYouMean {
                name: "nanning".into(),
            },
            Hint::OneOf {
                names: "Reported, Confirmed".into(),
            },
            Hint::FirstAt { line: "12".into() },
            Hint::AddFormat,
        ];
        let said: Vec<String> = hints
            .iter()
            .map(|hint| both(|words| words.hint(hint)))
            .collect();
        insta::assert_snapshot!(said.join("\n"), @r#"
            did you mean "nanning"? | 비슷한 이름: “nanning”
            it can be Reported, Confirmed | 쓸 수 있는 값: Reported, Confirmed
            the first one is in line 12 | 처음 나온 곳은 12행이다
            begin with "format: 1," | 맨 앞에 "format: 1,"을 쓴다
            "#);
    }

    #[test]
    fn what_is_no_date_says_why_in_both_languages() {
        let said: Vec<String> = [
            "",
            "may",
            "0000",
            "2019-13",
            "2019-02-30",
            "2019/2020/2021",
            "../..",
            "2020/2019",
        ]
        .into_iter()
        .filter_map(|text| text.parse::<crate::model::EventDate>().err())
        .map(|error| both(|words| words.date_error(&error)))
        .collect();
        insta::assert_snapshot!(said.join("\n"), @r"
            the date is empty | 날짜가 비어 있다
            “may” is no date; write 2019-05-21, 2019-05 or 2019 | 날짜가 아니다: “may”. 2019-05-21, 2019-05 또는 2019처럼 쓴다
            there is no year 0 | 0년은 없다
            there is no month 13 | 13월은 없다
            2019-02-30: there is no such day | 없는 날이다: 2019-02-30
            an interval has two ends, no more | 기간에는 시작과 끝, 둘만 쓸 수 있다
            the interval has no known end | 기간의 시작과 끝 가운데 하나는 알려져 있어야 한다
            the interval ends before it begins | 기간의 끝이 시작보다 이르다
            ");
    }
}
