package org.yihaotong.telephony;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.ContactId;

/**
 * Where each call is, as the dialplan told it last.
 */
class KnownCalls {

	private final Map<ContactId, Known> calls = new ConcurrentHashMap<>();

	private final AtomicLong changes = new AtomicLong();

	/**
	 * A call in Asterisk.
	 *
	 * @param channel the name of the caller's channel
	 * @param place where it is
	 * @param change which change of all this was: a call that went away and came back is
	 * told from one that stayed
	 */
	record Known(String channel, LiveCall.Place place, long change) {
	}

	private Known changed(String channel, LiveCall.Place place) {
		return new Known(channel, place, this.changes.incrementAndGet());
	}

	void put(ContactId contact, String channel, LiveCall.Place place) {
		this.calls.put(contact, changed(channel, place));
	}

	/**
	 * Changes the place only: for events that come from another channel, and for a move
	 * that Asterisk is about to be told.
	 * @return the call as it is known from now on; empty if it is not
	 */
	Optional<Known> move(ContactId contact, LiveCall.Place place) {
		return Optional
			.ofNullable(this.calls.computeIfPresent(contact, (key, known) -> changed(known.channel(), place)));
	}

	/**
	 * Takes a move back that Asterisk did not learn of, unless the call has moved since.
	 */
	void undo(ContactId contact, Known moved, LiveCall.Place place) {
		this.calls.replace(contact, moved, changed(moved.channel(), place));
	}

	Optional<Known> find(ContactId contact) {
		return Optional.ofNullable(this.calls.get(contact));
	}

	void remove(ContactId contact) {
		this.calls.remove(contact);
	}

	Map<ContactId, Known> all() {
		return new HashMap<>(this.calls);
	}

	/**
	 * Takes over a list from Asterisk. Calls that came or moved since the list was asked
	 * for keep what they told themselves; of all others Asterisk knows better, for news
	 * of them may have been lost.
	 * @param before the calls that were known when the list was asked for
	 * @param listed the list
	 */
	void reconcile(Map<ContactId, Known> before, List<Listed> listed) {
		Set<ContactId> there = listed.stream().map((item) -> item.call().contact()).collect(Collectors.toSet());
		before.forEach((contact, known) -> {
			if (!there.contains(contact)) {
				this.calls.remove(contact, known);
			}
		});
		listed.forEach((item) -> takeOver(before.get(item.call().contact()), item));
	}

	private void takeOver(@Nullable Known before, Listed item) {
		ContactId contact = item.call().contact();
		Known told = changed(item.channel(), item.call().place());
		if (before == null) {
			this.calls.putIfAbsent(contact, told);
		}
		else if (!before.channel().equals(told.channel()) || before.place() != told.place()) {
			this.calls.replace(contact, before, told);
		}
	}

	/**
	 * A call of Asterisk's list.
	 *
	 * @param channel the name of the caller's channel
	 * @param call the call
	 */
	record Listed(String channel, LiveCall call) {
	}

}
