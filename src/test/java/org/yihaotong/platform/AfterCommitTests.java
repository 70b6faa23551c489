package org.yihaotong.platform;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows on a transaction, however it ends.
 */
class AfterCommitTests {

	private final List<String> done = new ArrayList<>();

	@BeforeEach
	void begin() {
		TransactionSynchronizationManager.initSynchronization();
		AfterCommit.run(() -> this.done.add("effect"), () -> this.done.add("doubt"));
		assertThat(this.done).isEmpty();
	}

	@AfterEach
	void clear() {
		TransactionSynchronizationManager.clearSynchronization();
	}

	@Test
	void whatIsStoredHasItsEffect() {
		TransactionSynchronizationUtils.triggerAfterCommit();
		TransactionSynchronizationUtils.triggerAfterCompletion(TransactionSynchronization.STATUS_COMMITTED);
		assertThat(this.done).containsExactly("effect");
	}

	@Test
	void whatIsNotStoredHasNone() {
		TransactionSynchronizationUtils.triggerAfterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK);
		assertThat(this.done).isEmpty();
	}

	@Test
	void whereNobodyKnowsItIsDoubted() {
		TransactionSynchronizationUtils.triggerAfterCompletion(TransactionSynchronization.STATUS_UNKNOWN);
		assertThat(this.done).containsExactly("doubt");
	}

}
