package org.yihaotong.routing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.CallEvent.CallBack.Why;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * Citizens in {@link Routers} who hang up and are called when it is their turn.
 */
final class CalledBack {

	private final Routers routers;

	private final PlayedAsterisk asterisk;

	private int numbers;

	CalledBack(Routers routers, PlayedAsterisk asterisk) {
		this.routers = routers;
		this.asterisk = asterisk;
	}

	/** A caller wants to be called and hangs up. */
	void isAsked(int draw) {
		this.routers.call(draw, Place.WAITING).map(LiveCall::contact).ifPresent((contact) -> {
			PhoneNumber number = new PhoneNumber("+86138%08d".formatted(this.numbers++));
			if (this.routers.at(CallBackQueue.class).keep(contact, number)) {
				this.asterisk.leaves(contact);
			}
		});
	}

	void agentAnswers(int draw) {
		one(draw, (back) -> back.dialled().isEmpty(), this.asterisk::agentAnswers);
	}

	void agentMisses(int draw) {
		one(draw, (back) -> back.dialled().isEmpty(), this.asterisk::agentMisses);
	}

	void citizenAnswers(int draw) {
		one(draw, (back) -> back.dialled().isPresent(), this.asterisk::citizenAnswers);
	}

	void citizenMisses(int draw) {
		one(draw, (back) -> back.dialled().isPresent(),
				(contact) -> this.asterisk.citizenMisses(contact, Why.values()[draw % Why.values().length]));
	}

	private void one(int draw, Predicate<PlayedAsterisk.Back> which, Consumer<ContactId> what) {
		List<ContactId> contacts = Map.<UUID, PlayedAsterisk.Back>copyOf(this.asterisk.backs())
			.values()
			.stream()
			.filter(which)
			.map(PlayedAsterisk.Back::contact)
			.sorted((first, second) -> first.value().compareTo(second.value()))
			.toList();
		if (!contacts.isEmpty()) {
			what.accept(contacts.get(draw % contacts.size()));
		}
	}

}
