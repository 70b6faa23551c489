package org.yihaotong.selfservice;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.registry.VehicleRegistry;

/**
 * Decides whether an owner is called, and stores the wish before anything is done.
 */
@Service
class CarMoveAdmission {

	private final StoredCarMoves moves;

	private final VehicleRegistry vehicles;

	private final SelfServiceProperties limits;

	private final Clock clock;

	CarMoveAdmission(StoredCarMoves moves, VehicleRegistry vehicles, SelfServiceProperties limits, Clock clock) {
		this.moves = moves;
		this.vehicles = vehicles;
		this.limits = limits;
		this.clock = clock;
	}

	@Transactional
	public Admitted admit(CarMoveRequest request) {
		this.moves.lockAdmission();
		Optional<MoveRow> known = this.moves.find(request);
		if (known.isPresent()) {
			return new Admitted(known.get(), Optional.empty());
		}
		Instant now = this.clock.instant();
		Optional<PhoneNumber> owner = this.vehicles.ownerOf(request.plate());
		MoveResult refusal = refusal(request, owner, now);
		MoveRow row = this.moves.add(request, now, refusal);
		return new Admitted(row, (refusal == null) ? owner : Optional.empty());
	}

	private @Nullable MoveResult refusal(CarMoveRequest request, Optional<PhoneNumber> owner, Instant now) {
		boolean tooMany = this.moves.ofPlate(request, now).reaches(this.limits.plateHour(), this.limits.plateDay())
				|| request.citizen().isPresent() && this.moves.ofCitizen(request, now)
					.reaches(this.limits.citizenHour(), this.limits.citizenDay());
		// The limit first: whoever searches the register learns nothing beyond it.
		if (tooMany) {
			return MoveResult.TOO_MANY;
		}
		return owner.isEmpty() ? MoveResult.NOT_REGISTERED : null;
	}

	/**
	 * What was decided.
	 *
	 * @param row the stored wish; ended already when nobody is to be called
	 * @param owner whom to call; empty when nobody is to be called now
	 */
	record Admitted(MoveRow row, Optional<PhoneNumber> owner) {
	}

}
