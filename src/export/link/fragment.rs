//! The form of the fragment: `#/shared/1.i.4312.9c0f1a2b.<body>z`.
//!
//! Its parts: the version of this form; what it carries (`i` an incident, `h` status and handover, `d` a day on duty), with a `p` behind it where
//! a passphrase seals it; how many characters the body has; a checksum over all of these and the body, CRC-32 in hex; the
//! body, bytes in base64url. Length and checksum stand first, so that a link that was cut on its way is told from one that
//! was changed, and in numbers. The last letter says nothing: programs that make links of text leave a `-` or `_` at the end
//! out, and never a letter. What stands behind it is not read, nor are spaces and line breaks inside.

use crc::{Crc, Table};
use std::fmt;

/// What a fragment with a shared incident begins with.
pub const SHARED: &str = "#/shared/";
/// The version of the form that is written.
const VERSION: u32 = 1;
/// What stands behind the body.
const END: char = 'z';
/// By how many bytes sealed bytes are more: the salt, the nonce and the tag.
pub const SEALED_EXTRA: usize = 16 + 12 + 16;

/// What is in a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// The whole incident, without the data of its pictures.
    Incident,
    /// What the next person needs first: status and handover.
    Handover,
    /// The day of somebody on duty, which is no incident.
    Duty,
}

/// What a fragment holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedLink {
    /// What is in it.
    pub carries: Carries,
    /// Whether a passphrase seals it.
    pub is_sealed: bool,
    /// The packed bytes, sealed where a passphrase does.
    pub bytes: Vec<u8>,
}

/// Why a link cannot be opened. Each is said in a sentence without its full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// It was cut before its body begins.
    HeadCut,
    /// Its head is none that this page writes.
    NoLink,
    /// A newer version of the page wrote it.
    Newer(u32),
    /// It was cut in its body: so many characters arrived, of so many.
    Cut {
        /// How many arrived.
        arrived: usize,
        /// How many it had.
        of: usize,
    },
    /// Its characters are not those that were sent.
    Changed,
    /// It expands to more than any incident that fits into a link.
    TooLarge,
    /// What is in it cannot be unpacked.
    Garbled,
    /// The passphrase does not open it.
    WrongPassphrase,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::HeadCut => f.write_str("the link was cut: only its beginning arrived"),
            LinkError::NoLink => f.write_str("the link is not one that this page makes"),
            LinkError::Newer(found) => {
                write!(
                    f,
                    "a newer version of this page made the link (form {found}; up to {VERSION} is read)"
                )
            }
            LinkError::Cut { arrived, of } => {
                write!(f, "the link was cut: {arrived} of {of} characters arrived")
            }
            LinkError::Changed => {
                f.write_str("the link was changed on its way: its checksum does not fit its characters")
            }
            LinkError::TooLarge => write!(
                f,
                "what is in the link expands to more than {} MB, which no incident in a link does",
                super::UNPACKED_LIMIT >> 20
            ),
            LinkError::Garbled => f.write_str("what is in the link cannot be unpacked"),
            LinkError::WrongPassphrase => f.write_str("this passphrase does not open it"),
        }
    }
}

impl std::error::Error for LinkError {}

/// The fragment that holds it, with its `#`.
pub fn write_link(link: &SharedLink) -> String {
    let body = encoded(&link.bytes);
    let head = head(link.carries, link.is_sealed, body.len());
    format!("{SHARED}{head}.{:08x}.{body}{END}", checksum(&head, &body))
}

/// How many characters the fragment has for so many bytes.
pub fn length_for(carries: Carries, is_sealed: bool, bytes: usize) -> usize {
    let body = (bytes * 4).div_ceil(3);
    SHARED.len() + head(carries, is_sealed, body).len() + 1 + 8 + 1 + body + END.len_utf8()
}

/// Whether a fragment is the beginning of one that carries the day of somebody on duty.
pub fn is_of_duty(fragment: &str) -> bool {
    fragment.strip_prefix(SHARED).is_some_and(|rest| rest.split('.').nth(1) == Some("d"))
}

/// What a fragment holds; `None` where it is one of another kind.
///
/// # Errors
/// [`LinkError`] says why it is none of these.
pub fn read_link(fragment: &str) -> Option<Result<SharedLink, LinkError>> {
    fragment.strip_prefix(SHARED).map(read)
}

fn read(text: &str) -> Result<SharedLink, LinkError> {
    let text = without_breaks(text);
    let is_digit = |c: char| c.is_ascii_digit();
    let (version, rest) = part(&text, is_digit)?;
    let version: u32 = version.parse().map_err(|_| LinkError::NoLink)?;
    match version {
        VERSION => {}
        0 => return Err(LinkError::NoLink),
        newer => return Err(LinkError::Newer(newer)),
    }
    let (kind, rest) = part(rest, |c| "ihpd".contains(c))?;
    let (carries, is_sealed) = match kind {
        "i" => (Carries::Incident, false),
        "ip" => (Carries::Incident, true),
        "h" => (Carries::Handover, false),
        "hp" => (Carries::Handover, true),
        "d" => (Carries::Duty, false),
        _ => return Err(LinkError::NoLink),
    };
    let (length, rest) = part(rest, is_digit)?;
    let of: usize = length.parse().map_err(|_| LinkError::NoLink)?;
    let (sum, rest) = part(rest, |c| c.is_ascii_hexdigit())?;
    let sum = u32::from_str_radix(sum, 16).ok().filter(|_| sum.len() == 8).ok_or(LinkError::NoLink)?;
    // What came behind the body is no part of it.
    let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    let Some(end) = ends.nth(of) else {
        return Err(LinkError::Cut { arrived: rest.chars().count(), of });
    };
    let body = &rest[..end];
    if checksum(&head(carries, is_sealed, of), body) != sum {
        return Err(LinkError::Changed);
    }
    let bytes = decoded(body).ok_or(LinkError::Changed)?;
    Ok(SharedLink { carries, is_sealed, bytes })
}

/// Up to the next dot, and what is behind it. Without one, what can be the beginning of that part was cut.
fn part(text: &str, may_be: impl Fn(char) -> bool) -> Result<(&str, &str), LinkError> {
    const LONGEST: usize = 12;
    match text.split_once('.') {
        Some(parts) => Ok(parts),
        None if text.len() <= LONGEST && text.chars().all(may_be) => Err(LinkError::HeadCut),
        None => Err(LinkError::NoLink),
    }
}

fn head(carries: Carries, is_sealed: bool, length: usize) -> String {
    let kind = match carries {
        Carries::Incident => "i",
        Carries::Handover => "h",
        Carries::Duty => "d",
    };
    let sealed = if is_sealed { "p" } else { "" };
    format!("{VERSION}.{kind}{sealed}.{length}")
}

/// Without what a program breaks lines with, as it stands there or as an address writes it.
fn without_breaks(text: &str) -> String {
    let mut text = text.to_owned();
    for coded in ["%20", "%0A", "%0D", "%0a", "%0d"] {
        if text.contains(coded) {
            text = text.replace(coded, "");
        }
    }
    text.retain(|c| !c.is_whitespace());
    text
}

fn checksum(head: &str, body: &str) -> u32 {
    // Made when it is needed, as for records: its numbers do not compress.
    let crc = Crc::<u32, Table<1>>::new(&crc::CRC_32_ISO_HDLC);
    let mut digest = crc.digest();
    digest.update(head.as_bytes());
    digest.update(b".");
    digest.update(body.as_bytes());
    digest.finalize()
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes in base64url (RFC 4648, section 5), without padding.
fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity((bytes.len() * 4).div_ceil(3));
    for chunk in bytes.chunks(3) {
        let number = chunk.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        let number = number << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let digit = number >> (18 - 6 * place) & 63;
            text.push(char::from(DIGITS[digit as usize]));
        }
    }
    text
}

/// The bytes of a text in base64url; `None` where it is none.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut number = 0_u32;
        for byte in chunk {
            number = number << 6 | digit(*byte)?;
        }
        number <<= 6 * (4 - chunk.len());
        let count = chunk.len().checked_sub(1).filter(|count| *count > 0)?;
        bytes.extend(number.to_be_bytes().iter().skip(1).take(count));
    }
    Some(bytes)
}

fn digit(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}
