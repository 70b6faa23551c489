package org.yihaotong.platform;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does what other nodes and parts may see only once it is stored.
 */
public final class AfterCommit {

	private AfterCommit() {
	}

	/**
	 * Runs something after the present transaction, at once if there is none, never if it
	 * is not known to be stored. It must not use the database: the connection of the
	 * transaction is still bound.
	 * @param effect what to do
	 */
	public static void run(Runnable effect) {
		run(effect, () -> {
		});
	}

	/**
	 * Runs something after the present transaction, at once if there is none. It must not
	 * use the database: the connection of the transaction is still bound.
	 * @param effect what to do
	 * @param doubt what to do if the database went away during the commit, so that nobody
	 * knows whether it is stored
	 */
	public static void run(Runnable effect, Runnable doubt) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			effect.run();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				effect.run();
			}

			@Override
			public void afterCompletion(int status) {
				if (status == STATUS_UNKNOWN) {
					doubt.run();
				}
			}

		});
	}

}
