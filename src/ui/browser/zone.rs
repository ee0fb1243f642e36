//! The browser's own time zone.

use crate::domain::{Offset, Timestamp, Zone};
use js_sys::{Date, Reflect};
use wasm_bindgen::JsValue;

/// The zone of the person who looks at the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalZone {
    name: String,
}

impl LocalZone {
    /// The browser's zone; it is asked once, because that is dear.
    pub fn current() -> LocalZone {
        thread_local! {
            static CURRENT: LocalZone = LocalZone::ask();
        }
        CURRENT.with(Clone::clone)
    }

    /// Asks the browser for its zone's name; "local" where it tells none.
    fn ask() -> LocalZone {
        let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new())
            .resolved_options();
        let name =
            Reflect::get(&options, &JsValue::from_str("timeZone")).ok().and_then(|name| name.as_string());
        LocalZone { name: name.filter(|n| !n.is_empty()).unwrap_or_else(|| "local".to_owned()) }
    }
}

impl Zone for LocalZone {
    fn name(&self) -> &str {
        &self.name
    }

    fn offset_at(&self, at: Timestamp) -> Offset {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds up to year 9999 are exact in an f64")]
        let date = Date::new(&JsValue::from_f64(at.as_millis() as f64));
        #[expect(clippy::cast_possible_truncation, reason = "an offset is at most 14 hours")]
        Offset(-date.get_timezone_offset() as i32)
    }
}
