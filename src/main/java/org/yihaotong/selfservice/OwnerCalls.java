package org.yihaotong.selfservice;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.speech.SpeechSynthesiser;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.NoticeOutcome;

/**
 * Calls owners with a spoken notice. The citizen's call and the owner's never meet.
 */
@Service
class OwnerCalls implements CarMoving {

	/** Leaves time to store the outcome within the promised 120 s. */
	private static final int LONGEST_SECONDS = 110;

	private static final Logger log = LoggerFactory.getLogger(OwnerCalls.class);

	private final ConcurrentMap<Asked, CompletableFuture<CarMoveOutcome>> running = new ConcurrentHashMap<>();

	private final CarMoveAdmission admission;

	private final CarMoveEnding ending;

	private final SpeechSynthesiser speech;

	private final CallControl calls;

	private final Executor executor = (task) -> Thread.ofVirtual().name("car-move").start(task);

	OwnerCalls(CarMoveAdmission admission, CarMoveEnding ending, SpeechSynthesiser speech, CallControl calls) {
		this.admission = admission;
		this.ending = ending;
		this.speech = speech;
		this.calls = calls;
	}

	@Override
	public CompletableFuture<CarMoveOutcome> move(CarMoveRequest request) {
		Asked asked = new Asked(request.contact(), request.plate());
		CompletableFuture<CarMoveOutcome> outcome = new CompletableFuture<>();
		CompletableFuture<CarMoveOutcome> earlier = this.running.putIfAbsent(asked, outcome);
		if (earlier != null) {
			return earlier;
		}
		outcome.whenComplete((done, failure) -> this.running.remove(asked));
		return outcome.completeAsync(() -> start(request).join(), this.executor);
	}

	private CompletableFuture<CarMoveOutcome> start(CarMoveRequest request) {
		return CompletableFuture.supplyAsync(() -> this.admission.admit(request), this.executor)
			.thenCompose((admitted) -> admitted.owner()
				.map((owner) -> call(request, admitted.row(), owner))
				.orElseGet(() -> CompletableFuture.completedFuture(known(admitted.row()))))
			.exceptionally(OwnerCalls::notStored);
	}

	/** Without an outcome and not running here, it runs on another node or was lost. */
	private static CarMoveOutcome known(MoveRow row) {
		return row.outcome().orElseGet(CarMoveOutcome.OwnerNotReached::new);
	}

	private CompletableFuture<CarMoveOutcome> call(CarMoveRequest request, MoveRow row, PhoneNumber owner) {
		return CompletableFuture
			.supplyAsync(() -> this.speech.speak(CarMoveNotice.text(request.plate())), this.executor)
			.thenCompose((notice) -> this.calls.callWithNotice(owner, notice))
			.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
			.exceptionally(OwnerCalls::notPossible)
			.thenApplyAsync((heard) -> this.ending.end(request, row, MoveResult.of(heard)), this.executor);
	}

	private static NoticeOutcome notPossible(Throwable failure) {
		log.warn("The owner of a vehicle could not be called", failure);
		return new NoticeOutcome.NotPossible();
	}

	/** The citizen is handed to an agent; the row is ended by the repair. */
	private static CarMoveOutcome notStored(Throwable failure) {
		log.error("The outcome of a car move could not be stored", failure);
		return new CarMoveOutcome.OwnerNotReached();
	}

	/** One call for one wish, however often it is told. */
	private record Asked(ContactId contact, PlateNumber plate) {
	}

}
