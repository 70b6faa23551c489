package org.yihaotong.routing;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does what other nodes and parts may see only once it is stored.
 */
final class AfterCommit {

	private AfterCommit() {
	}

	/**
	 * Runs something after the present transaction, at once if there is none. It must not
	 * use the database: the connection of the transaction is still bound.
	 * @param effect what to do
	 */
	static void run(Runnable effect) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			effect.run();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				effect.run();
			}

		});
	}

}
