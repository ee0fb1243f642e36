//! How facts are written down, as a JSON Schema: what the derives cannot tell. For a test alone.

use super::written::EventForm;
use super::{DebriefFact, Detail, Event, Fact};
use crate::domain::values::{Stamp, Timestamp};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for Stamp {
    fn schema_name() -> Cow<'static, str> {
        "Stamp".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The id of an event and its place in the order of all: wall-clock milliseconds, a counter, and the tab that wrote it, each in digits 0-9 and a-v.",
            "type": "string",
            "pattern": "^[0-9a-v]{10}-[0-9a-v]{4}-[0-9a-v]{8}$"
        })
    }
}

impl JsonSchema for Timestamp {
    fn schema_name() -> Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An instant in UTC, to the millisecond (RFC 3339).",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"
        })
    }
}

/// A fact of any family, as it stands in a file.
struct AnyFact;

impl JsonSchema for AnyFact {
    fn schema_name() -> Cow<'static, str> {
        "AnyFact".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let families = [
            generator.subschema_for::<Fact>(),
            generator.subschema_for::<Detail>(),
            generator.subschema_for::<DebriefFact>(),
        ];
        json_schema!({
            "description": "What an event says: one name, and what belongs to it. Newer versions may know more names.",
            "oneOf": families
        })
    }
}

impl JsonSchema for Event {
    fn schema_name() -> Cow<'static, str> {
        "Event".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        EventForm::<AnyFact>::json_schema(generator)
    }
}
