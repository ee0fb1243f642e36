//! How facts are written down, beyond what their derives say: `{"note_logged":{"text":"all red"}}`.
//!
//! The names and words of facts are a contract with every file and every record that was ever written.
//! They are apart from the names on the screen, and tests/host/fixtures holds them fast. A part that may
//! be missing is left out when it says nothing; fields with other names are passed over, so that a later
//! page may add some.

use super::{DebriefFact, Detail, Event, Fact};
use crate::domain::values::time_expression::instant_of_iso;
use crate::domain::values::{Stamp, Timestamp};
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Error, IntoDeserializer as _, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// A type that stands as a text: what the text is, and how it is read.
trait Textual: Sized {
    const EXPECTED: &'static str;
    fn of_text(text: &str) -> Option<Self>;
}

impl Textual for Stamp {
    const EXPECTED: &'static str = "an event id";
    fn of_text(text: &str) -> Option<Stamp> {
        Stamp::parse(text).ok()
    }
}

impl Textual for Timestamp {
    const EXPECTED: &'static str = "a time like 2026-11-21T03:30:00.000Z";
    fn of_text(text: &str) -> Option<Timestamp> {
        // A file that went through other hands may have its instants in another form of ISO 8601.
        Timestamp::parse(text).or_else(|| instant_of_iso(text))
    }
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: Textual> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::of_text(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Stamp, D::Error> {
        input.deserialize_str(TextVisitor(PhantomData))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Timestamp, D::Error> {
        input.deserialize_str(TextVisitor(PhantomData))
    }
}

/// A yes or no that stands in one word.
pub(in crate::domain) mod yes_or_no {
    use crate::domain::facts::YesNo;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    pub(in crate::domain) fn serialize<S: Serializer>(is_so: &bool, out: S) -> Result<S::Ok, S::Error> {
        (if *is_so { YesNo::Yes } else { YesNo::No }).serialize(out)
    }

    pub(in crate::domain) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<bool, D::Error> {
        YesNo::deserialize(input).map(|word| word == YesNo::Yes)
    }
}

/// An event as it stands in a file. Times that say nothing new are left out.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "an event")]
pub(in crate::domain) struct EventForm<F> {
    stamp: Stamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    happened: Option<Timestamp>,
    fact: F,
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let (written, happened) = self.new_times();
        EventForm { stamp: self.stamp, written, happened, fact: &self.fact }.serialize(out)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Event, D::Error> {
        let EventForm { stamp, written, happened, fact } = EventForm::deserialize(input)?;
        Ok(Event::with_times(stamp, written, happened, fact))
    }
}

impl Event {
    /// When it was written down and when it happened, each where it is not what one would think without it.
    pub fn new_times(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        let written = (self.written != self.stamp.wall()).then_some(self.written);
        (written, (self.happened != self.written).then_some(self.happened))
    }

    /// The event of its parts: a time that is missing is that of the stamp, or that at which it was written down.
    pub fn with_times(
        stamp: Stamp,
        written: Option<Timestamp>,
        happened: Option<Timestamp>,
        fact: Fact,
    ) -> Event {
        let written = written.unwrap_or(stamp.wall());
        Event { stamp, written, happened: happened.unwrap_or(written), fact }
    }
}

impl Serialize for Fact {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what is no family is written by its derive, which refuses a family that is not named here"
    )]
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Fact::Detail(detail) => detail.serialize(out),
            Fact::Debrief(fact) => fact.serialize(out),
            fact => Fact::serialize(fact, out),
        }
    }
}

impl<'de> Deserialize<'de> for Fact {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Fact, D::Error> {
        input.deserialize_map(FactVisitor)
    }
}

/// Reads the one name in a group of fields and has the family that knows it read what it says.
struct FactVisitor;

impl<'de> Visitor<'de> for FactVisitor {
    type Value = Fact;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one fact with its name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Fact, A::Error> {
        const OTHERWISE: &str = "`fact` is a group of fields, and should be one fact with its name";
        let Some(name) = fields.next_key::<String>()? else { return Err(A::Error::custom(OTHERWISE)) };
        let fact = of_its_family(&name, &mut fields)?;
        match fields.next_key::<String>()? {
            None => Ok(fact),
            Some(_) => Err(A::Error::custom(OTHERWISE)),
        }
    }
}

fn of_its_family<'de, A: MapAccess<'de>>(name: &str, fields: &mut A) -> Result<Fact, A::Error> {
    let mut is_known = false;
    let fact = Fact::deserialize(Named { name, fields, is_known: &mut is_known });
    if is_known {
        return fact;
    }
    let detail = Detail::deserialize(Named { name, fields, is_known: &mut is_known });
    if is_known {
        return detail.map(|detail| Fact::Detail(Box::new(detail)));
    }
    let debrief = DebriefFact::deserialize(Named { name, fields, is_known: &mut is_known });
    if is_known {
        return debrief.map(Fact::Debrief);
    }
    Err(A::Error::unknown_variant(name, &[]))
}

/// The group of fields again from before its name was read, for one family to take.
struct Named<'f, A> {
    name: &'f str,
    fields: &'f mut A,
    /// Whether the family has the name. Where it has not, nothing is read.
    is_known: &'f mut bool,
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Named<'_, A> {
    type Error = A::Error;

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        if !names.contains(&self.name) {
            return Err(A::Error::custom(""));
        }
        *self.is_known = true;
        visitor.visit_enum(MapAccessDeserializer::new(self))
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Named<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let name: StrDeserializer<'_, A::Error> = self.name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.fields.next_value_seed(seed)
    }
}
