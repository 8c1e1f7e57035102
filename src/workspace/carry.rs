//! Carries what this version does not know from an old value into the new one. A newer Handpick may have put fields into a
//! value that our types drop when they read it; writing it back must never lose them.

use serde_json::{Map, Value};

/// The value to store: `after`, and in it what is in `stored` but was unknown to the types that `before` was read with.
pub(super) fn carry(stored: &Value, before: &Value, after: Value) -> Value {
    if stored == before {
        return after;
    }
    match (stored, before, after) {
        (Value::Object(stored), Value::Object(before), Value::Object(after)) => {
            Value::Object(carry_object(stored, before, after))
        }
        (Value::Array(stored), Value::Array(before), Value::Array(after)) if stored.len() == before.len() => {
            Value::Array(carry_array(stored, before, after))
        }
        (_, _, after) => after,
    }
}

fn carry_object(
    stored: &Map<String, Value>,
    before: &Map<String, Value>,
    after: Map<String, Value>,
) -> Map<String, Value> {
    let mut result = Map::new();
    for (name, value) in after {
        let value = match (stored.get(&name), before.get(&name)) {
            (Some(stored), Some(before)) => carry(stored, before, value),
            _ => value,
        };
        result.insert(name, value);
    }
    for (name, value) in stored {
        if !before.contains_key(name) && !result.contains_key(name) {
            result.insert(name.clone(), value.clone());
        }
    }
    result
}

/// Elements have no names: one that is still in the list is found by its value, a changed one by its place, if the list has
/// kept its length.
fn carry_array(stored: &[Value], before: &[Value], after: Vec<Value>) -> Vec<Value> {
    let same_length = after.len() == before.len();
    let mut used = vec![false; before.len()];
    let mut find = |value: &Value| {
        let at = before.iter().zip(&used).position(|(old, used)| !used && old == value)?;
        *used.get_mut(at)? = true;
        stored.get(at)
    };
    let kept: Vec<Option<&Value>> = after.iter().map(&mut find).collect();
    let places = stored.iter().zip(before).map(Some).chain(std::iter::repeat(None));
    let elements = after.into_iter().zip(kept).zip(places);
    elements
        .map(|((value, kept), place)| match (kept, place) {
            (Some(kept), _) => kept.clone(),
            (None, Some((stored, before))) if same_length => carry(stored, before, value),
            _ => value,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn unknown_fields_stay_and_known_ones_go() {
        let stored = json!({"a": 1, "b": {"x": 1, "new": 2}, "later": true});
        let before = json!({"a": 1, "b": {"x": 1}});
        let after = json!({"b": {"x": 9}});
        assert_eq!(carry(&stored, &before, after), json!({"b": {"x": 9, "new": 2}, "later": true}));
    }

    #[test]
    fn elements_keep_theirs_when_the_list_is_reordered_or_one_is_changed() {
        let stored = json!([{"a": 1, "new": "one"}, {"a": 2, "new": "two"}]);
        let before = json!([{"a": 1}, {"a": 2}]);
        let turned = json!([{"a": 2}, {"a": 1}, {"a": 3}]);
        assert_eq!(carry(&stored, &before, turned), json!([{"a": 2, "new": "two"}, {"a": 1, "new": "one"}, {"a": 3}]));
        let changed = json!([{"a": 7}, {"a": 2}]);
        assert_eq!(carry(&stored, &before, changed), json!([{"a": 7, "new": "one"}, {"a": 2, "new": "two"}]));
    }

    #[test]
    fn no_element_gets_what_may_be_anothers() {
        // One went and one changed: which of the two is left, nothing says.
        let stored = json!([{"a": 1, "new": "one"}, {"a": 2, "new": "two"}]);
        assert_eq!(carry(&stored, &json!([{"a": 1}, {"a": 2}]), json!([{"a": 3}])), json!([{"a": 3}]));
        // The types dropped an element: places mean nothing any more.
        assert_eq!(carry(&stored, &json!([{"a": 1}]), json!([{"a": 1}])), json!([{"a": 1}]));
    }
}
