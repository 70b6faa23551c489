package org.yihaotong.ivr;

import java.time.Clock;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.telephony.CallerGone;

/**
 * Runs the flow on each incoming call. Whatever fails, the caller gets to a person.
 */
final class FlowHandler implements CallHandler {

	private static final Logger logger = LoggerFactory.getLogger(FlowHandler.class);

	private final Flow flow;

	private final FlowRunner runner;

	private final Prompts prompts;

	private final Ear ear;

	private final IntakeDesk intake;

	private final LineDirectory lines;

	private final Clock clock;

	FlowHandler(Flow flow, FlowRunner runner, Prompts prompts, Ear ear, IntakeDesk intake, LineDirectory lines,
			Clock clock) {
		this.flow = flow;
		this.runner = runner;
		this.prompts = prompts;
		this.ear = ear;
		this.intake = intake;
		this.lines = lines;
		this.clock = clock;
	}

	@Override
	public void handle(Call call) {
		Line line = this.lines.dialled(call.dialled());
		boolean stored = attempt(call, "stored",
				(desk) -> desk.callArrived(call.contact(), call.caller(), line.number(), this.clock.instant()));
		if (!stored) {
			// Without a database nothing can be understood; WaitingCallers stores the
			// call as soon as there is one again.
			call.sendToWaiting();
			return;
		}
		Talk talk = new Talk(call, this.flow, this.prompts, this.ear, line.greeting());
		try {
			this.runner.run(talk);
		}
		catch (CallerGone ex) {
			left(talk);
		}
		catch (RuntimeException ex) {
			logger.error("The flow failed with contact {}, who goes to a person", call.contact(), ex);
			toPerson(call);
		}
	}

	private void toPerson(Call call) {
		attempt(call, "queued", (desk) -> desk.callToQueue(call.contact()));
		call.sendToWaiting();
	}

	private void left(Talk talk) {
		Call call = talk.call();
		logger.debug("Contact {} hung up in the flow: {}", call.contact(), talk.leaving());
		switch (talk.leaving()) {
			case ABANDONS ->
				attempt(call, "ended", (desk) -> desk.end(call.contact(), ContactOutcome.ABANDONED_IN_FLOW));
			case SERVED -> attempt(call, "ended", (desk) -> desk.end(call.contact(), ContactOutcome.SELF_SERVED));
			case OPEN -> logger.debug("Contact {} is ended by its self-service", call.contact());
		}
	}

	private boolean attempt(Call call, String what, Consumer<IntakeDesk> work) {
		try {
			work.accept(this.intake);
			return true;
		}
		catch (RuntimeException ex) {
			logger.warn("Contact {} could not be {}: {}", call.contact(), what, ex.toString());
			return false;
		}
	}

}
