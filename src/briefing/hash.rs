//! The fingerprint of a dataset's bytes, as `sha256sum` prints it, so that anyone can check it with other tools.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use sha2::Digest as _;

/// So many bytes are read at once, and as many between two looks at whether to go on.
const PIECE: u64 = 4 << 20;

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sha256([u8; 32]);

/// It is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 has 64 digits of 0 to 9 and a to f")]
pub struct NoSha256;

impl Sha256 {
    /// The fingerprint of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// The fingerprint of all that can be read from there, a piece at a time: a large dataset is not held twice. `None`
    /// where `goes_on` says to stop.
    ///
    /// # Errors
    /// The reader's.
    pub fn of_all(mut from: impl Read, goes_on: impl Fn() -> bool) -> io::Result<Option<Self>> {
        let mut digest = sha2::Sha256::new();
        let mut piece = Vec::new();
        while goes_on() {
            piece.clear();
            if from.by_ref().take(PIECE).read_to_end(&mut piece)? == 0 {
                return Ok(Some(Self(digest.finalize().into())));
            }
            digest.update(&piece);
        }
        Ok(None)
    }

    /// Its first letters, enough to tell two apart by eye.
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Sha256 {
    type Err = NoSha256;

    fn from_str(text: &str) -> Result<Self, NoSha256> {
        let mut bytes = [0; 32];
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(NoSha256);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NoSha256)?;
            // A sign would be taken for a part of the number.
            let is_hex = pair.bytes().all(|digit| digit.is_ascii_hexdigit());
            let value = u8::from_str_radix(pair, 16);
            *byte = value.ok().filter(|_| is_hex).ok_or(NoSha256)?;
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_other_tools_print() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Sha256::of(b"abc").to_string(), abc);
        assert_eq!(abc.parse(), Ok(Sha256::of(b"abc")));
        assert_eq!(Sha256::of(b"abc").short(), "ba7816bf8f01");
    }

    #[test]
    fn pieces_have_the_fingerprint_of_the_whole() {
        for bytes in [vec![], b"abc".to_vec(), vec![7; (4 << 20) + 1]] {
            let pieces = Sha256::of_all(bytes.as_slice(), || true);
            assert_eq!(pieces.unwrap(), Some(Sha256::of(&bytes)));
        }
        let stopped = Sha256::of_all(std::io::repeat(0), || false);
        assert_eq!(stopped.unwrap(), None);
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in [
            "",
            "abc",
            &"+1".repeat(32),
            &"é".repeat(32),
            &"g".repeat(64),
        ] {
            assert_eq!(text.parse::<Sha256>(), Err(NoSha256), "{text}");
        }
    }
}
