//! The zone that local times are shown in: the browser's own, or one that was chosen.

use crate::ui::platform::named_zone::NamedZone;

use crate::domain::{Offset, Timestamp, Zone, zone_name_today};
use js_sys::{Date, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The zone of the person who looks at the page.
#[derive(Clone)]
pub struct LocalZone {
    name: String,
    chosen: Option<NamedZone>,
}

thread_local! {
    static CURRENT: RefCell<Option<LocalZone>> = const { RefCell::new(None) };
}

impl LocalZone {
    /// The zone; the browser is asked once, because that is dear.
    pub fn current() -> LocalZone {
        CURRENT.with_borrow_mut(|current| current.get_or_insert_with(LocalZone::ask).clone())
    }

    /// From now on the zone of that name; the browser's own where it knows none.
    pub fn choose(name: &str) {
        let chosen = NamedZone::find(name);
        let found = chosen.as_ref().map(|zone| zone.name().to_owned());
        CURRENT.set(found.map(|name| LocalZone { name, chosen }));
    }

    /// Asks the browser for its zone's name, and takes that of today; "local" where it tells none.
    pub fn ask() -> LocalZone {
        let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new())
            .resolved_options();
        let name =
            Reflect::get(&options, &JsValue::from_str("timeZone")).ok().and_then(|name| name.as_string());
        let name = name.filter(|n| !n.is_empty()).unwrap_or_else(|| "local".to_owned());
        LocalZone { name: zone_name_today(&name).to_owned(), chosen: None }
    }
}

impl Zone for LocalZone {
    fn name(&self) -> &str {
        &self.name
    }

    fn offset_at(&self, at: Timestamp) -> Offset {
        if let Some(chosen) = &self.chosen {
            return chosen.offset_at(at);
        }
        #[expect(clippy::cast_precision_loss, reason = "milliseconds up to year 9999 are exact in an f64")]
        let date = Date::new(&JsValue::from_f64(at.as_millis() as f64));
        #[expect(clippy::cast_possible_truncation, reason = "an offset is at most 14 hours")]
        Offset(-date.get_timezone_offset() as i32)
    }
}
