package org.yihaotong.telephony;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;

/**
 * Stands in where calls are switched off: letters and messages work without.
 */
class NoTelephony implements CallControl {

	@Override
	public void offer(ContactId contact, UUID offer, Seat seat) {
		throw new AsteriskAway("Calls are switched off");
	}

	@Override
	public void withdraw(ContactId contact) {
	}

	@Override
	public void hangUp(ContactId contact) {
	}

	@Override
	public List<LiveCall> liveCalls() {
		throw new AsteriskAway("Calls are switched off");
	}

	@Override
	public boolean connected() {
		return false;
	}

	@Override
	public boolean delivers() {
		return true;
	}

	@Override
	public CompletableFuture<NoticeOutcome> callWithNotice(PhoneNumber callee, Path notice) {
		return CompletableFuture.completedFuture(new NoticeOutcome.NotPossible());
	}

}
