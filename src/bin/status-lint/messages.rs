//! A file of messages: JSON Lines, a message each, with what is known of it.
//!
//! The fields are `id`, `text` and, each optional, `phase`, `audience`, `now`, `next_update`, `last`, `proven`, `open`
//! and `no_data_loss`. Times are ISO 8601 with date and offset, or milliseconds since the Unix epoch.

use super::options::{self, Options};
use incident_scratchpad::domain::Timestamp;
use incident_scratchpad::language::{Context, Proof, Theories};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub struct Message {
    #[serde(default)]
    pub id: Value,
    pub text: String,
    phase: Option<String>,
    audience: Option<String>,
    now: Option<Value>,
    next_update: Option<Value>,
    last: Option<String>,
    proven: Option<Vec<String>>,
    open: Option<Vec<String>>,
    no_data_loss: Option<bool>,
}

impl Message {
    /// Reads a line.
    pub fn read(line: &str) -> Result<Message, String> {
        serde_json::from_str(line).map_err(|error| error.to_string())
    }

    /// What is known of it, besides what the command line says of all.
    pub fn context(&self, options: &Options) -> Result<Context, String> {
        let known = self.phase.as_deref().map(options::phase).transpose()?;
        let moment = |value: &Option<Value>| value.as_ref().map(moment).transpose();
        Ok(Context {
            surface: options.surface,
            phase: known.unwrap_or(options.phase),
            audience: self
                .audience
                .as_deref()
                .map(options::audience)
                .transpose()?
                .unwrap_or(options.audience),
            now: moment(&self.now)?.or(options.now),
            promise: moment(&self.next_update)?.or(options.next_update),
            last_sent: self.last.clone(),
            no_data_loss: match self.no_data_loss {
                None => Proof::Unknown,
                Some(false) => Proof::Unproven,
                Some(true) => Proof::Proven,
            },
            theories: match (&self.proven, &self.open) {
                (None, None) => None,
                (proven, open) => Some(Theories {
                    proven: proven.clone().unwrap_or_default(),
                    open: open.clone().unwrap_or_default(),
                }),
            },
            off: options.off.clone(),
            ..Context::default()
        })
    }
}

fn moment(value: &Value) -> Result<Timestamp, String> {
    let moment = match value {
        Value::String(text) => return options::moment(text),
        Value::Number(millis) => millis.as_i64().and_then(Timestamp::from_millis),
        _ => None,
    };
    moment.ok_or_else(|| format!("not a moment: {value}"))
}
