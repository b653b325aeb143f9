//! Putting short lists in order.

use core::mem::swap;

/// Sorts by a key; what is equal keeps its order. By insertion, for lists of a dozen: the library's sort
/// brings two kilobytes of code for each type it sorts, which every browser would have to load.
pub(crate) fn insertion_sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        for at in (1..=end).rev() {
            match list.get_mut(at - 1..=at) {
                Some([before, after]) if key(after) < key(before) => swap(before, after),
                _ => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::insertion_sort_by_key;

    #[test]
    fn every_list_of_six_is_sorted_as_the_library_sorts_it() {
        for number in 0..4_u32.pow(6) {
            let digits = |place| (number / 4_u32.pow(place) % 4, place);
            let mut list = [0, 1, 2, 3, 4, 5].map(digits);
            let mut expected = list;
            expected.sort_by_key(|(digit, _)| *digit);
            insertion_sort_by_key(&mut list, |(digit, _)| *digit);
            assert_eq!(list, expected);
        }
    }
}
