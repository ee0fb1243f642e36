//! A capsule as a file: a page with an incident in it, which is read back like any other file of one.

/// What stands in front of the incident (`scripts/page.mjs`).
const MARK: &str = "id=\"capsule-record\"";

/// The incident's file in a capsule; `None` in what is no capsule. In it every `<` is written as `\u003c`, so that it ends
/// where the next tag begins.
pub(super) fn record_in(text: &str) -> Option<&str> {
    let page = Some(text).filter(|text| text.trim_start().starts_with('<'))?;
    let (_, behind) = page.split_once(MARK)?;
    let (_, record) = behind.split_once('>')?;
    record.split('<').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capsule_holds_its_incident_and_other_pages_none() {
        let page = "<!doctype html>\n<script>\"#capsule-record\"</script><script type=\"application/json\" id=\"capsule-record\">{\"a\":\"\\u003c/b>\"}</script></body>";
        assert_eq!(record_in(page), Some("{\"a\":\"\\u003c/b>\"}"));
        assert_eq!(record_in("<html>no capsule"), None);
        assert_eq!(record_in("{\"title\":\"id=\\\"capsule-record\\\">\"}"), None);
        assert_eq!(record_in("<script id=\"capsule-record\">{\"cut"), Some("{\"cut"));
        assert_eq!(record_in("<script id=\"capsule-record\""), None);
    }
}
