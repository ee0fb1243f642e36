//! Zones as people write them behind a time: offsets, short names, names of the zone database, cities.

use super::lexer::{Kind, Tokens};
use super::{Places, Said};
use crate::domain::values::FixedZone;
use crate::domain::values::Offset;

/// A zone as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneName {
    /// That of the person who types.
    Local,
    /// So far ahead of UTC.
    Fixed(FixedZone),
    /// One that is looked up: `America/New_York`, `New York`.
    Named(String),
    /// A short name that more than one zone goes by.
    Short(&'static Short),
}

/// A short name with what it may mean.
#[derive(Debug, PartialEq, Eq)]
pub struct Short {
    /// The name.
    pub name: &'static str,
    meanings: &'static [Meaning],
}

/// One meaning of a short name.
#[derive(Debug, PartialEq, Eq)]
pub struct Meaning {
    /// A place that has it.
    pub place: &'static str,
    /// Minutes ahead of UTC.
    pub minutes: i32,
    /// How the names of the zones begin whose people mean this one.
    homes: &'static [&'static str],
}

const fn meaning(place: &'static str, minutes: i32, homes: &'static [&'static str]) -> Meaning {
    Meaning { place, minutes, homes }
}

const AMERICA: &[&str] = &["America/", "US/", "Canada/"];

/// Short names that several zones go by. Sydney is at home in none of the meanings of EST: both are common there.
const SHARED: &[Short] = &[
    Short { name: "EST", meanings: &[meaning("New York", -300, AMERICA), meaning("Sydney", 600, &[])] },
    Short {
        name: "IST",
        meanings: &[
            meaning("Kolkata", 330, &["Asia/Kolkata", "Asia/Calcutta"]),
            meaning("Dublin", 60, &["Europe/Dublin"]),
            meaning("Jerusalem", 120, &["Asia/Jerusalem", "Asia/Tel_Aviv"]),
        ],
    },
    Short {
        name: "CST",
        meanings: &[
            meaning("Chicago", -360, AMERICA),
            meaning("Shanghai", 480, &["Asia/Shanghai", "Asia/Chongqing", "Asia/Taipei", "Asia/Macau"]),
        ],
    },
    Short {
        name: "BST",
        meanings: &[
            meaning("London", 60, &["Europe/London", "Europe/Belfast", "Europe/Jersey", "Europe/Guernsey"]),
            meaning("Dhaka", 360, &["Asia/Dhaka", "Asia/Dacca"]),
        ],
    },
    Short {
        name: "MST",
        meanings: &[meaning("Denver", -420, AMERICA), meaning("Kuala Lumpur", 480, &["Asia/Kuala_Lumpur"])],
    },
    Short {
        name: "AST",
        meanings: &[
            meaning("Halifax", -240, AMERICA),
            meaning("Riyadh", 180, &["Asia/Riyadh", "Asia/Kuwait", "Asia/Baghdad", "Asia/Qatar"]),
        ],
    },
];

/// Short names that one offset goes by: the name, a space, minutes ahead of UTC.
const FIXED: &str = "UTC 0,GMT 0,Z 0,ZULU 0,WET 0,WEST 60,CET 60,CEST 120,WAT 60,EET 120,EEST 180,CAT 120,SAST 120,EAT 180,MSK 180,TRT 180,GST 240,PKT 300,NPT 345,ICT 420,WIB 420,SGT 480,HKT 480,AWST 480,PHT 480,MYT 480,JST 540,KST 540,ACST 570,ACDT 630,AEST 600,AEDT 660,NZST 720,NZDT 780,BRT -180,ART -180,ADT -180,NDT -150,EDT -240,CDT -300,MDT -360,PST -480,PDT -420,AKST -540,AKDT -480,HST -600";

/// Those that people write in small letters too: `west` and `est` are words.
const FAMILIAR: &str = "utc gmt z zulu cet cest pst pdt edt cdt mdt eet eest jst aest aedt bst";

/// Short names whose offset depends on the day, and the words before "time".
const SEASONAL: [(&str, &str, &str); 4] = [
    ("ET", "Eastern", "America/New_York"),
    ("CT", "Central", "America/Chicago"),
    ("MT", "Mountain", "America/Denver"),
    ("PT", "Pacific", "America/Los_Angeles"),
];

/// How the names in the zone database begin.
const REGIONS: &str =
    "Europe America Asia Africa Australia Pacific Atlantic Indian Antarctica Arctic Etc US Canada";

impl Short {
    /// Its meanings for somebody who sits in that zone: the one that is at home there, or all.
    pub fn meanings(&'static self, home: &str) -> Vec<&'static Meaning> {
        let is_home = |meaning: &&Meaning| meaning.homes.iter().any(|begin| home.starts_with(begin));
        match self.meanings.iter().find(is_home) {
            Some(meaning) => vec![meaning],
            None => self.meanings.iter().collect(),
        }
    }
}

/// Minutes ahead of UTC that a short name in capitals stands for, the commonest meaning first, or the one of somebody who
/// sits in the zone of the name `home`: `CET`, `IST`. None where no zone goes by it.
pub fn short_zone(name: &str, home: &str) -> Option<Vec<i32>> {
    if let Some(short) = SHARED.iter().find(|short| short.name == name) {
        return Some(short.meanings(home).iter().map(|meaning| meaning.minutes).collect());
    }
    let mut lines = FIXED.split(',').filter_map(|line| line.split_once(' '));
    let (_, minutes) = lines.find(|(short, _)| *short == name)?;
    minutes.parse().ok().map(|minutes| vec![minutes])
}

/// A zone behind a time, the token behind it, and whether the word may as well be the first of a reason.
pub(super) fn zone(tokens: &Tokens, at: usize, places: Places) -> Option<(ZoneName, usize, bool)> {
    let sure = |(zone, next)| Some((zone, next, false));
    if tokens.one_of(at, "( [") {
        let (zone, next, _) = zone(tokens, at + 1, places).filter(|_| !tokens.is(at + 1, "("))?;
        return tokens.one_of(next, ") ]").then_some((zone, next + 1, false));
    }
    if let Some((minutes, next)) = offset(tokens, at) {
        return sure((fixed(tokens, at, next, minutes), next));
    }
    if tokens.is(at, "local") {
        return sure((ZoneName::Local, time_word(tokens, at + 1)));
    }
    let word = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    if let Some(short) = short_name(tokens, at, word.text) {
        return sure(short);
    }
    for (short, long, name) in SEASONAL {
        if short == word.text || word.text.eq_ignore_ascii_case(long) && tokens.is(at + 1, "time") {
            return sure((ZoneName::Named(name.to_owned()), time_word(tokens, at + 1)));
        }
    }
    path(tokens, at, word.start, places).or_else(|| city(tokens, at, places))
}

/// A zone by its short name, in capitals or as people write it, and the token behind.
fn short_name(tokens: &Tokens, at: usize, word: &str) -> Option<(ZoneName, usize)> {
    let is_familiar = tokens.one_of(at, FAMILIAR);
    if !is_familiar && !word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let is = |short: &str| short == word || is_familiar && short.eq_ignore_ascii_case(word);
    if let Some(short) = SHARED.iter().find(|short| is(short.name)) {
        return Some((ZoneName::Short(short), time_word(tokens, at + 1)));
    }
    let mut lines = FIXED.split(',').filter_map(|line| line.split_once(' '));
    let (name, minutes) = lines.find(|(name, _)| is(name))?;
    if matches!(name, "UTC" | "GMT")
        && let Some((minutes, next)) = hours(tokens, at + 1)
    {
        return Some((fixed(tokens, at, next, minutes), next));
    }
    let minutes = minutes.parse().unwrap_or_default();
    Some((fixed(tokens, at, at + 1, minutes), time_word(tokens, at + 1)))
}

fn fixed(tokens: &Tokens, from: usize, next: usize, minutes: i32) -> ZoneName {
    let start = tokens.get(from).map_or(0, |token| token.start);
    let name = tokens.raw.get(start..tokens.end_before(next)).unwrap_or_default().to_owned();
    ZoneName::Fixed(FixedZone { name, offset: Offset(minutes) })
}

fn time_word(tokens: &Tokens, at: usize) -> usize {
    at + usize::from(tokens.is(at, "time"))
}

fn sign(tokens: &Tokens, at: usize) -> Option<i32> {
    match tokens.text(at) {
        "+" => Some(1),
        "-" | "−" => Some(-1),
        _ => None,
    }
}

/// `+01:00`, `-0530`, and `+01` right behind a time: minutes. A lone `-5` is none.
fn offset(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    let sign = sign(tokens, at)?;
    let (value, digits) = tokens.number(at + 1).filter(|_| tokens.is_glued(at + 1))?;
    let colon = tokens.is(at + 2, ":") && tokens.is_glued(at + 2);
    match (digits, tokens.number(at + 3)) {
        (1 | 2, Some((minutes, 2))) if colon => total(sign, value, minutes).map(|all| (all, at + 4)),
        (4, _) => total(sign, value / 100, value % 100).map(|all| (all, at + 2)),
        (2, _) if tokens.is_glued(at) && !colon => total(sign, value, 0).map(|all| (all, at + 2)),
        _ => None,
    }
}

/// `+2` or `+02:00` right behind `UTC`.
fn hours(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    if !tokens.is_glued(at) {
        return None;
    }
    let sign = sign(tokens, at)?;
    offset(tokens, at).or_else(|| {
        let (hours, _) =
            tokens.number(at + 1).filter(|(_, digits)| *digits <= 2 && tokens.is_glued(at + 1))?;
        total(sign, hours, 0).map(|all| (all, at + 2))
    })
}

fn total(sign: i32, hours: u32, minutes: u32) -> Option<i32> {
    let all = i32::try_from(hours * 60 + minutes).ok()?;
    (all <= 14 * 60 && minutes < 60).then_some(sign * all)
}

/// `America/New_York`
fn path(tokens: &Tokens, at: usize, start: usize, places: Places) -> Option<Said> {
    let is_piece = |at: usize| tokens.is_glued(at) && tokens.get(at).is_some_and(|t| t.kind != Kind::Sign);
    let mut end = at + 1;
    while is_piece(end) || tokens.one_of(end, "/ - +") && tokens.is_glued(end) && is_piece(end + 1) {
        end += 1;
    }
    let name = tokens.raw.get(start..tokens.end_before(end))?;
    if !name.contains('/') {
        return None;
    }
    let is_region = REGIONS.split(' ').any(|region| name.split('/').next() == Some(region));
    let is_one = is_region || tokens.is_end(end) || places(name);
    is_one.then(|| (ZoneName::Named(name.to_owned()), end, false))
}

/// `Berlin`, `New York`, `New_York`, `London time`. A city in front of other words may be one of them.
pub(super) fn city(tokens: &Tokens, at: usize, places: Places) -> Option<Said> {
    let is_name = |at: usize| {
        let letters = tokens.get(at).filter(|token| token.kind == Kind::Word && token.text.len() > 2);
        letters.is_some_and(|token| token.text.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let many = (0..3).take_while(|place| is_name(at + place)).count();
    for many in (1..=many).rev() {
        let first = tokens.get(at)?.start;
        let name = tokens.raw.get(first..tokens.end_before(at + many))?;
        let time = tokens.is(at + many, "time");
        if places(name) {
            let next = at + many + usize::from(time);
            return Some((ZoneName::Named(name.to_owned()), next, !time && !name.contains('_')));
        }
    }
    None
}

impl ZoneName {
    /// UTC itself.
    pub fn utc() -> ZoneName {
        ZoneName::Fixed(FixedZone::utc())
    }

    /// As it was typed.
    pub(super) fn typed(&self) -> String {
        match self {
            ZoneName::Local => "local".to_owned(),
            ZoneName::Fixed(zone) => zone.name.clone(),
            ZoneName::Named(name) => name.clone(),
            ZoneName::Short(short) => short.name.to_owned(),
        }
    }

    /// Its short name, where more than one zone goes by it.
    pub(super) fn short(&self) -> &'static str {
        match self {
            ZoneName::Short(short) => short.name,
            ZoneName::Local | ZoneName::Fixed(_) | ZoneName::Named(_) => "",
        }
    }
}
