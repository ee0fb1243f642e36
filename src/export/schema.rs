//! The JSON Schema of the file, made of the very types that write it: `docs/incident.schema.json`. For a test alone.

use super::json::{FORMAT, Summary, VERSION};
use super::pictures::Element;
use crate::domain::{Event, Timestamp};
use schemars::generate::SchemaSettings;
use schemars::{Schema, json_schema};

fn schema() -> Schema {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An incident of the incident scratchpad",
        "description": "What the page exports as JSON and reads back. The events are the record; the summary `incident` follows from them, and only its id is read. Fields with other names are kept and written again.",
        "type": "object",
        "required": ["format", "version", "application", "exported", "incident", "events"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"description": "The version of this format.", "const": VERSION},
            "application": {"description": "The version of the program that wrote the file.", "type": "string"},
            "exported": generator.subschema_for::<Timestamp>(),
            "incident": generator.subschema_for::<Summary<'_>>(),
            "events": {
                "description": "In the order of their stamps.",
                "type": "array",
                "items": generator.subschema_for::<Event>()
            },
            "pictures": {
                "description": "The data of pictures that events name, in base64; there where somebody chose to take them along.",
                "type": "array",
                "items": generator.subschema_for::<Element<'_>>()
            }
        }
    });
    let definitions = generator.take_definitions(true);
    schema.insert("$defs".to_owned(), definitions.into());
    schema
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let made = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/incident.schema.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        published == made,
        "docs/incident.schema.json is not what the types say: UPDATE_GOLDEN=1 cargo test --lib schema writes it anew"
    );
}
