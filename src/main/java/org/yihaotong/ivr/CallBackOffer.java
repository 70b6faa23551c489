package org.yihaotong.ivr;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.PhoneNumber;

/**
 * Offers a caller to leave the line and be called when it is his turn.
 */
final class CallBackOffer {

	private static final Logger logger = LoggerFactory.getLogger(CallBackOffer.class);

	private static final int TRIES = 3;

	/** A foreign number with its prefix. */
	private static final int LONGEST_NUMBER = 18;

	private static final String HOME = "+86";

	private final IntakeDesk intake;

	CallBackOffer(IntakeDesk intake) {
		this.intake = intake;
	}

	/**
	 * Offers it.
	 * @param step what to say
	 * @param talk the call
	 * @return the next step; empty when the place is kept and the call is over
	 */
	Optional<String> offer(Step.CallBack step, Talk talk) {
		if (YesNo.ask(talk, step.prompt(), step.patience()) != YesNo.YES) {
			return Optional.of(step.declined());
		}
		Optional<PhoneNumber> number = confirmed(step, talk);
		if (number.isEmpty() || !kept(talk, number.get())) {
			return Optional.of(step.otherwise());
		}
		// The contact waits on in the queue: hanging up now ends nothing.
		talk.leaving(Talk.Leaving.OPEN);
		talk.sayGoodbye(step.kept());
		return Optional.empty();
	}

	private static Optional<PhoneNumber> confirmed(Step.CallBack step, Talk talk) {
		Optional<PhoneNumber> number = talk.call().caller().filter(CallBackOffer::called);
		for (int count = 0; count < TRIES; count++) {
			if (number.isPresent()) {
				talk.know(Fact.PHONE, number.get().national());
				if (YesNo.ask(talk, step.readBack(), step.patience()) == YesNo.YES) {
					return number;
				}
			}
			// Only whole numbers: nobody is called back at a service number.
			number = PhoneNumber.parse(talk.number(step.number(), LONGEST_NUMBER, step.patience()))
				.filter(CallBackOffer::called);
		}
		return Optional.empty();
	}

	/** Nobody is called abroad. */
	private static boolean called(PhoneNumber number) {
		return number.value().startsWith(HOME);
	}

	private boolean kept(Talk talk, PhoneNumber number) {
		try {
			return this.intake.callBack(talk.call().contact(), number);
		}
		catch (RuntimeException ex) {
			logger.warn("Contact {} cannot be called back and waits on the line: {}", talk.call().contact(),
					ex.toString());
			return false;
		}
	}

}
