//! A line of a shell, taken apart as far as it takes to see that it writes nothing.

/// The commands of a line, each as its words; `None` where something is written or not understood.
pub(super) fn commands(text: &str) -> Option<Vec<Vec<String>>> {
    let (mut all, mut words, mut word) = (Vec::new(), Vec::new(), None::<String>);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' | '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next()? {
                        end if end == c => break,
                        '`' if c == '"' => return None,
                        '$' if c == '"' && chars.peek() == Some(&'(') => return None,
                        '\\' if c == '"' => word.extend(chars.next()),
                        other => word.push(other),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(chars.next()?),
            '`' => return None,
            '$' | '<' if chars.peek() == Some(&'(') => return None,
            '>' => {
                // A file descriptor in front is part of it.
                let rest: String = chars.clone().collect();
                let target = rest.trim_start_matches('>').trim_start();
                let end = target.find([' ', '|', ';', '\n']).unwrap_or(target.len());
                if !["/dev/null", "&1", "&2"].contains(&&target[..end]) {
                    return None;
                }
                word = word.filter(|descriptor| !matches!(descriptor.as_str(), "1" | "2" | "&"));
                let taken = rest.chars().count() - target[end..].chars().count();
                for _ in 0..taken {
                    chars.next();
                }
            }
            '|' | ';' | '&' | '\n' => {
                words.extend(word.take());
                if !words.is_empty() {
                    all.push(std::mem::take(&mut words));
                }
            }
            ' ' | '\t' | '\r' => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    if !words.is_empty() {
        all.push(words);
    }
    Some(all)
}
