//! The JSON Schema of the file, made of the very types that write it: `docs/duty.schema.json`. For a test alone.

use super::event::Event;
use super::file::{FORMAT, VERSION};
use schemars::generate::SchemaSettings;
use schemars::{Schema, json_schema};

fn schema() -> Schema {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A handover of somebody on duty",
        "description": "What the page saves when a day on duty is handed over, and reads back. The events are the record: those of two files together are one. Facts of other names, and fields with other names, are kept and written again.",
        "type": "object",
        "required": ["format", "version", "events"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"description": "The version of this format.", "const": VERSION},
            "events": {
                "description": "In the order of their stamps.",
                "type": "array",
                "minItems": 1,
                "maxItems": super::MAX_EVENTS,
                "items": generator.subschema_for::<Event>()
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
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/duty.schema.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        published == made,
        "docs/duty.schema.json is not what the types say: UPDATE_GOLDEN=1 cargo test --lib schema writes it anew"
    );
}
