package org.yihaotong.classification;

import java.io.IOException;
import java.security.Principal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.classification.ModelStore.Choice;
import org.yihaotong.classification.ModelStore.Stored;

/**
 * Lets an administrator see the trained models and choose the one that answers. A choice
 * takes effect in all nodes within five seconds.
 */
@RestController
@RequestMapping("/api/models")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ModelController {

	private final ModelStore store;

	private final LiveClassifier live;

	private final ModelDrift drift;

	ModelController(ModelStore store, LiveClassifier live, ModelDrift drift) {
		this.store = store;
		this.live = live;
		this.drift = drift;
	}

	@GetMapping
	ModelsAnswer models() {
		return answer();
	}

	@GetMapping("/{version}/card")
	Card card(@PathVariable String version) throws IOException {
		return new Card(version.equals(ModelStore.BUILT) ? ModelFolder.card()
				: this.store.card(version).orElseThrow(() -> this.store.unknown(version)));
	}

	@PostMapping("/{version}/activate")
	ModelsAnswer activate(@PathVariable String version, Principal person) {
		this.store.activate(version, person.getName());
		return answer();
	}

	@PostMapping("/back")
	ModelsAnswer back(Principal person) {
		this.store.back(person.getName());
		return answer();
	}

	private ModelsAnswer answer() {
		Choice choice = this.store.choice();
		return new ModelsAnswer(choice.active(), choice.previous(), choice.shadow().orElse(null),
				this.live.builtVersion(), this.drift.figures(), this.store.all().stream().map(this::answer).toList());
	}

	private ModelAnswer answer(Stored model) {
		ModelStore.Agreement agreement = this.store.agreement(model.version());
		return new ModelAnswer(model.version(), model.trainedAt(), model.labels(), model.figures(), agreement.answers(),
				agreement.same());
	}

	/**
	 * What people should know of a model.
	 *
	 * @param markdown its card
	 */
	record Card(String markdown) {
	}

	/**
	 * The models.
	 *
	 * @param active the version that answers; {@code built} for the server's own
	 * @param previous the version that {@code back} brings back
	 * @param shadow the version whose answers are only stored
	 * @param builtVersion which model came with the server
	 * @param drift whether the city still speaks as the model has learned
	 * @param models all that were trained here, the oldest first
	 */
	record ModelsAnswer(String active, String previous, @Nullable String shadow, String builtVersion,
			ModelDrift.Figures drift, List<ModelAnswer> models) {
	}

	/**
	 * A model.
	 *
	 * @param version its version
	 * @param trainedAt when, ISO 8601
	 * @param labels how many labels it has learned from
	 * @param figures what was measured when it was trained
	 * @param shadowAnswers how many texts it has answered in the shadow
	 * @param shadowSame on how many of them it agreed with the model that answered
	 */
	record ModelAnswer(String version, String trainedAt, int labels, @JsonRawValue String figures, long shadowAnswers,
			long shadowSame) {
	}

}
