package org.yihaotong.intake.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.ContactReceipt;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.NewContact;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.selfservice.CarMoveOutcome;
import org.yihaotong.selfservice.CarMoveRequest;
import org.yihaotong.selfservice.CarMoves;
import org.yihaotong.selfservice.CarMoving;

/**
 * Holds a page's wish while the owner is called; what does not succeed goes to an agent.
 */
@Service
class CarRequests {

	private static final Logger log = LoggerFactory.getLogger(CarRequests.class);

	/** After that an agent has it, whatever became of the server. */
	private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

	private final IntakeDesk intake;

	private final CarMoving moving;

	private final CarMoves moves;

	private final Clock clock;

	CarRequests(IntakeDesk intake, CarMoving moving, CarMoves moves, Clock clock) {
		this.intake = intake;
		this.moving = moving;
		this.moves = moves;
		this.clock = clock;
	}

	ContactId ask(String key, PlateNumber plate, String place, PhoneNumber citizen) {
		String text = "有车辆挡住通行，请联系车主挪车。车牌：" + plate.value() + (place.isEmpty() ? "" : "，地点：" + place);
		ContactReceipt receipt = this.intake.hold(new NewContact(Channel.MESSAGE, "car:" + citizen.value() + ":" + key,
				LineDirectory.MAIN, "", Optional.of(citizen), Optional.empty(), "挪车 " + plate.value(), text, place,
				Optional.empty(), List.of()));
		ContactId contact = receipt.contact();
		if (!receipt.alreadyKnown()) {
			this.moving.move(new CarMoveRequest(contact, Channel.MESSAGE, plate, Optional.of(citizen), place))
				.whenComplete((outcome, failure) -> settle(contact, outcome, failure));
		}
		return contact;
	}

	private void settle(ContactId contact, @Nullable CarMoveOutcome outcome, @Nullable Throwable failure) {
		if (failure != null) {
			log.error("Car moving failed for contact {}", contact, failure);
		}
		if (outcome instanceof CarMoveOutcome.OwnerComes) {
			this.intake.end(contact, ContactOutcome.SELF_SERVED);
		}
		else {
			this.intake.toQueue(contact);
		}
	}

	/**
	 * Tells what came of a wish.
	 * @param contact the wish
	 * @return empty if there is none
	 */
	Optional<Result> find(ContactId contact) {
		return this.intake.find(contact)
			.filter((view) -> view.channel() == Channel.MESSAGE && view.subject().startsWith("挪车"))
			.map((view) -> new Result(state(view), view.number()));
	}

	private State state(ContactView view) {
		Optional<CarMoveOutcome> outcome = this.moves.outcomeOf(view.contact());
		boolean late = view.receivedAt().plus(LONGEST_CALL).isBefore(this.clock.instant());
		return outcome.map(CarRequests::state).orElse(late ? State.AGENT : State.CALLING);
	}

	private static State state(CarMoveOutcome outcome) {
		return switch (outcome) {
			case CarMoveOutcome.OwnerComes _ -> State.OWNER_COMES;
			case CarMoveOutcome.OwnerCannot _ -> State.OWNER_CANNOT;
			case CarMoveOutcome.OwnerNotReached _ -> State.NOT_REACHED;
			case CarMoveOutcome.NotRegistered _ -> State.NOT_REGISTERED;
			case CarMoveOutcome.TooMany _ -> State.TOO_MANY;
		};
	}

	/** What the page shows. */
	enum State {

		CALLING, OWNER_COMES, OWNER_CANNOT, NOT_REACHED, NOT_REGISTERED, TOO_MANY, AGENT

	}

	/**
	 * What came of a wish.
	 *
	 * @param state what
	 * @param number what the citizen can quote
	 */
	record Result(State state, String number) {
	}

}
