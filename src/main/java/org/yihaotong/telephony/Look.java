package org.yihaotong.telephony;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.yihaotong.platform.ContactId;

/**
 * The calls that were held at one moment, and what it means when a call is not there: an
 * Asterisk that gives no answer says nothing of its own calls and leaves those of the
 * others alone.
 *
 * @param calls what was listed by those that answered
 * @param silent those that gave no answer and are not given up yet, by their names, with
 * the calls that were last known there
 * @param lost the calls that are known to be lost with their Asterisk
 */
public record Look(List<LiveCall> calls, Map<String, Set<ContactId>> silent, Set<ContactId> lost) {

	public Look {
		calls = List.copyOf(calls);
		silent = Map.copyOf(silent);
		lost = Set.copyOf(lost);
	}

	/**
	 * Tells whether a call that is not listed may be held by an Asterisk that gave no
	 * answer.
	 * @param contact the call
	 * @param written where the journal has it, asked only where that matters
	 * @return false if the call is over
	 */
	public boolean mayBeHeld(ContactId contact, Supplier<Optional<String>> written) {
		return !this.silent.isEmpty()
				&& (this.silent.values().stream().anyMatch((calls) -> calls.contains(contact)) || written.get()
					.filter((name) -> !name.isEmpty())
					.map(this.silent::containsKey)
					// Nobody knows where it was.
					.orElse(true));
	}

	/**
	 * Tells whether a call is known to be lost with its Asterisk.
	 * @param contact the call, not listed
	 * @return false also if nothing is known
	 */
	public boolean isLost(ContactId contact) {
		return this.lost.contains(contact);
	}

}
