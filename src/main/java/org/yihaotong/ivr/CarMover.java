package org.yihaotong.ivr;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.ivr.SelfService.Outcome;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.selfservice.CarMoveOutcome;
import org.yihaotong.selfservice.CarMoveRequest;
import org.yihaotong.selfservice.CarMoving;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallerGone;

/**
 * Has the owner of a car called while the caller waits.
 */
final class CarMover {

	private static final Logger logger = LoggerFactory.getLogger(CarMover.class);

	/** Pauses of a second between two words to the waiting caller. */
	private static final int PAUSES = 10;

	private final CarMoving carMoving;

	private final IntakeDesk intake;

	private final Executor executor;

	private final Duration limit;

	CarMover(CarMoving carMoving, IntakeDesk intake, Executor executor, Duration limit) {
		this.carMoving = carMoving;
		this.intake = intake;
		this.executor = executor;
		this.limit = limit;
	}

	/**
	 * Calls the owner and waits.
	 * @param step what to say and where to go
	 * @param talk the call; its plate is confirmed
	 * @return the next step
	 */
	String move(Step.Service step, Talk talk) {
		Optional<PlateNumber> plate = talk.plate();
		if (plate.isEmpty()) {
			return step.way(Outcome.FAILED);
		}
		CompletableFuture<CarMoveOutcome> asked = ask(talk, plate.get());
		try {
			talk.say(step.prompt());
			await(asked, step, talk);
		}
		catch (CallerGone ex) {
			// The owner is being called all the same: how it ends decides the outcome.
			talk.leaving(Talk.Leaving.OPEN);
			asked.whenCompleteAsync((outcome, failure) -> end(talk.call(), outcome), this.executor);
			throw ex;
		}
		return step.way(told(asked, talk));
	}

	private CompletableFuture<CarMoveOutcome> ask(Talk talk, PlateNumber plate) {
		Call call = talk.call();
		return this.carMoving
			.move(new CarMoveRequest(call.contact(), Channel.VOICE, plate, call.caller(), talk.place()));
	}

	/** Waits in pauses of a second, because the caller may press a key or hang up. */
	private void await(CompletableFuture<CarMoveOutcome> asked, Step.Service step, Talk talk) {
		for (int second = 1; second <= this.limit.toSeconds() && !asked.isDone(); second++) {
			if (second % PAUSES == 0) {
				talk.say(step.waiting());
			}
			else {
				talk.pause();
			}
		}
	}

	private static Outcome told(CompletableFuture<CarMoveOutcome> asked, Talk talk) {
		if (!asked.isDone() || asked.isCompletedExceptionally()) {
			logger.warn("Contact {}: the owner could not be asked: {}", talk.call().contact(), asked);
			return Outcome.FAILED;
		}
		return switch (asked.join()) {
			case CarMoveOutcome.OwnerComes comes -> {
				talk.leaving(Talk.Leaving.SERVED);
				talk.know(Fact.CASE, comes.caseNumber().value());
				yield Outcome.OWNER_COMES;
			}
			case CarMoveOutcome.OwnerCannot cannot -> Outcome.OWNER_CANNOT;
			case CarMoveOutcome.OwnerNotReached notReached -> Outcome.NOT_REACHED;
			case CarMoveOutcome.NotRegistered notRegistered -> Outcome.NOT_REGISTERED;
			case CarMoveOutcome.TooMany tooMany -> Outcome.TOO_MANY;
		};
	}

	private void end(Call call, @Nullable CarMoveOutcome outcome) {
		this.intake.end(call.contact(), (outcome instanceof CarMoveOutcome.OwnerComes) ? ContactOutcome.SELF_SERVED
				: ContactOutcome.ABANDONED_IN_FLOW);
	}

}
