//! A stretch of packed events: what an event says in numbers and names comes first, what is rarely read
//! after it, and what is searched lies apart, lower-cased, end to end.

use std::borrow::Cow;

use postcard::ser_flavors::Flavor;
use serde::{Deserialize, Serialize};

use crate::model::{EventView, Facts};

/// A stretch of packed events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    bytes: Vec<u8>,
    /// Where each event ends in the bytes.
    ends: Vec<u32>,
    /// Ids and summaries, lower-cased.
    said: String,
    /// Where each event ends in what is said.
    said_ends: Vec<u32>,
}

/// Ends an id and a summary. A word never holds white space, so none reaches over from one to the next.
const MARK: char = '\n';

/// How a summary comes back from its lower-cased letters.
#[derive(Serialize, Deserialize)]
enum Summary<'a> {
    None,
    /// By the capitals in it: how far each is from the one before. [`FAR`] is no capital, only far.
    Capitals(&'a [u8]),
    /// It does not: its lower-cased letters are others, or more.
    Whole(&'a str),
}

/// The greatest distance that a byte tells.
const FAR: u8 = u8::MAX;

/// Packs events one after the other.
#[derive(Debug, Default)]
pub struct Packer {
    block: Block,
    capitals: Vec<u8>,
}

impl Packer {
    /// Once a block has so many bytes, the next event belongs in another.
    pub const FULL: usize = 4 << 20;

    /// Packs an event.
    pub fn push(&mut self, event: &EventView) {
        let block = &mut self.block;
        push_lower(&mut block.said, event.id);
        block.said.push(MARK);
        let summary = match event.summary.as_deref() {
            None => Summary::None,
            Some(text) => said(text, &mut block.said, &mut self.capitals),
        };
        block.said.push(MARK);
        pack(event, &mut block.bytes);
        pack(&summary, &mut block.bytes);
        block.ends.push(end(block.bytes.len()));
        block.said_ends.push(end(block.said.len()));
    }

    /// Forgets what was packed for a block that nobody finished.
    pub fn clear(&mut self) {
        self.block.bytes.clear();
        self.block.ends.clear();
        self.block.said.clear();
        self.block.said_ends.clear();
    }

    /// Whether it is time to begin the next block.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.block.bytes.len() >= Self::FULL
    }

    /// The block, in no more memory than it needs: what it has too much is given back without moving it. The next gets
    /// room for as much, so that it seldom has to move either.
    #[must_use]
    pub fn finish(&mut self) -> Block {
        let next = self.block.with_room();
        let mut block = std::mem::replace(&mut self.block, next);
        block.bytes.shrink_to_fit();
        block.ends.shrink_to_fit();
        block.said.shrink_to_fit();
        block.said_ends.shrink_to_fit();
        block
    }
}

fn pack(what: &impl Serialize, into: &mut Vec<u8>) {
    let bytes = Bytes(std::mem::take(into));
    // Writing to a vector can't fail.
    *into = postcard::serialize_with_flavor(what, bytes).unwrap_or_default();
}

fn end(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Where bytes are packed to. Texts are copied in one piece.
struct Bytes(Vec<u8>);

impl Flavor for Bytes {
    type Output = Vec<u8>;

    fn try_extend(&mut self, data: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(data);
        Ok(())
    }

    fn try_push(&mut self, data: u8) -> postcard::Result<()> {
        self.0.push(data);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Vec<u8>> {
        Ok(self.0)
    }
}

/// Adds a text, lower-cased. Most have no other capitals than those of ASCII, which is quickly told.
fn push_lower(said: &mut String, text: &str) {
    if has_other_capitals(text) {
        said.push_str(&text.to_lowercase());
        return;
    }
    let start = said.len();
    said.push_str(text);
    if let Some(added) = said.get_mut(start..) {
        added.make_ascii_lowercase();
    }
}

/// Whether any letter beyond ASCII has another form in lower case.
fn has_other_capitals(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let mut letters = rest.get(at..).unwrap_or_default().chars();
        if letters.next().is_some_and(|c| !c.to_lowercase().eq([c])) {
            return true;
        }
        rest = letters.as_str();
    }
    false
}

/// Adds a summary, lower-cased, and tells how it comes back.
fn said<'a>(text: &'a str, said: &mut String, capitals: &'a mut Vec<u8>) -> Summary<'a> {
    let start = said.len();
    push_lower(said, text);
    let lower = said.get(start..).unwrap_or_default();
    if !text.is_ascii() && !lower.eq_ignore_ascii_case(text) {
        return Summary::Whole(text);
    }
    capitals.clear();
    let mut from = 0;
    for (start, some) in text.as_bytes().chunks(SOME).enumerate() {
        // Most have none, which is told for all of their letters at once.
        let has_any = some
            .iter()
            .fold(false, |any, byte| any | byte.is_ascii_uppercase());
        if !has_any {
            continue;
        }
        let upper = some.iter().zip(start * SOME..);
        for (_, at) in upper.filter(|(byte, _)| byte.is_ascii_uppercase()) {
            let mut far = at - from;
            while far >= usize::from(FAR) {
                capitals.push(FAR);
                far -= usize::from(FAR);
            }
            capitals.push(u8::try_from(far).unwrap_or(FAR));
            from = at + 1;
        }
    }
    Summary::Capitals(capitals)
}

/// Letters that are looked at together for capitals.
const SOME: usize = 32;

/// A text with its capitals.
fn raised<'a>(lower: &'a str, capitals: &[u8]) -> Option<Cow<'a, str>> {
    if capitals.is_empty() {
        return Some(Cow::Borrowed(lower));
    }
    let mut bytes = lower.as_bytes().to_vec();
    let mut at = 0;
    for far in capitals {
        at += usize::from(*far);
        if *far != FAR {
            bytes.get_mut(at)?.make_ascii_uppercase();
            at += 1;
        }
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

impl Block {
    /// An empty one, with room for somewhat more than this has.
    fn with_room(&self) -> Self {
        let room = |length: usize| length + length / 8;
        Self {
            bytes: Vec::with_capacity(room(self.bytes.len())),
            ends: Vec::with_capacity(room(self.ends.len())),
            said: String::with_capacity(room(self.said.len())),
            said_ends: Vec::with_capacity(room(self.said_ends.len())),
        }
    }

    /// How many events it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One event, by its index in the block.
    #[must_use]
    pub fn view(&self, at: usize) -> Option<EventView<'_>> {
        let (mut event, rest): (EventView, _) = postcard::take_from_bytes(self.packed(at)?).ok()?;
        event.summary = match postcard::from_bytes(rest).ok()? {
            Summary::None => None,
            Summary::Capitals(capitals) => Some(raised(self.summary(at, event.id)?, capitals)?),
            Summary::Whole(text) => Some(Cow::Borrowed(text)),
        };
        Some(event)
    }

    /// All events in order.
    pub fn views(&self) -> impl Iterator<Item = EventView<'_>> {
        (0..self.len()).filter_map(|at| self.view(at))
    }

    /// What all events say in numbers and names, in order.
    pub fn facts(&self) -> impl Iterator<Item = Facts<'_>> {
        let facts = |at| Some(postcard::take_from_bytes(self.packed(at)?).ok()?.0);
        (0..self.len()).filter_map(facts)
    }

    /// The id of an event.
    #[must_use]
    pub fn id(&self, at: usize) -> Option<&str> {
        Some(postcard::take_from_bytes(self.packed(at)?).ok()?.0)
    }

    /// The bytes of one event's id: enough to compare by.
    #[must_use]
    pub fn id_bytes(&self, at: usize) -> Option<&[u8]> {
        Some(postcard::take_from_bytes(self.packed(at)?).ok()?.0)
    }

    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|at| self.id(at))
    }

    /// What events can be found by, lower-cased: their ids and summaries, end to end.
    #[must_use]
    pub fn said(&self) -> &str {
        &self.said
    }

    /// Where what each event can be found by ends.
    #[must_use]
    pub fn said_ends(&self) -> &[u32] {
        &self.said_ends
    }

    fn packed(&self, at: usize) -> Option<&[u8]> {
        self.bytes.get(within(&self.ends, at)?)
    }

    fn summary(&self, at: usize, id: &str) -> Option<&str> {
        let said = self.said.get(within(&self.said_ends, at)?)?;
        let summary = said.get(id.to_lowercase().len()..)?;
        summary.strip_prefix(MARK)?.strip_suffix(MARK)
    }
}

fn within(ends: &[u32], at: usize) -> Option<std::ops::Range<usize>> {
    let end = *ends.get(at)? as usize;
    let start = match at.checked_sub(1) {
        Some(before) => *ends.get(before)? as usize,
        None => 0,
    };
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_is_lower_cased_as_by_the_rules_of_unicode(text in "[a-zA-Z –éÉßẞΣσİ한字]{0,12}|\\PC*") {
            let mut said = String::from("before");
            push_lower(&mut said, &text);
            prop_assert_eq!(said, format!("before{}", text.to_lowercase()));
        }
    }
}
