package org.yihaotong.telephony;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.yihaotong.platform.ContactId;

/**
 * Where each call is, as the dialplan told it last.
 */
class KnownCalls {

	private final Map<ContactId, Known> calls = new ConcurrentHashMap<>();

	/**
	 * A call in Asterisk.
	 *
	 * @param channel the name of the caller's channel
	 * @param place where it is
	 */
	record Known(String channel, LiveCall.Place place) {
	}

	void put(ContactId contact, String channel, LiveCall.Place place) {
		this.calls.put(contact, new Known(channel, place));
	}

	/**
	 * Changes the place only, for events that come from another channel.
	 */
	void move(ContactId contact, LiveCall.Place place) {
		this.calls.computeIfPresent(contact, (key, known) -> new Known(known.channel(), place));
	}

	Optional<Known> find(ContactId contact) {
		return Optional.ofNullable(this.calls.get(contact));
	}

	void remove(ContactId contact) {
		this.calls.remove(contact);
	}

	Set<ContactId> all() {
		return Set.copyOf(this.calls.keySet());
	}

	/**
	 * Takes over a list from Asterisk. Calls that came or moved since the list was asked
	 * for keep what they told themselves.
	 * @param before the calls that were known when the list was asked for
	 * @param listed the list
	 */
	void reconcile(Set<ContactId> before, List<Listed> listed) {
		Set<ContactId> there = listed.stream().map((item) -> item.call().contact()).collect(Collectors.toSet());
		before.stream().filter((contact) -> !there.contains(contact)).forEach(this.calls::remove);
		listed.forEach((item) -> this.calls.putIfAbsent(item.call().contact(),
				new Known(item.channel(), item.call().place())));
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
