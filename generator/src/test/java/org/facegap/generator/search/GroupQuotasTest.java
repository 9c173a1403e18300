package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.Test;

class GroupQuotasTest {
    private final Oracle oracle = new EncodedWorld().oracle();

    @Test
    void whatIsLeftOverGoesToTheLargestRemainders() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("light", 0.7);
        shares.put("medium", 0.2);
        shares.put("dark", 0.1);
        assertThat(GroupQuotas.shared(List.of("tone"), shares, 13).targets())
                .isEqualTo(Map.of("light", 9L, "medium", 3L, "dark", 1L));
        assertThat(GroupQuotas.equal(List.of("tone"), List.of("a", "b", "c"), 8).targets())
                .isEqualTo(Map.of("a", 3L, "b", 3L, "c", 2L));
    }

    @Test
    void groupsAreTheCombinationsThatTheRestrictionLeaves() {
        Map<String, String> only = Map.of("age", "old");
        List<String> attributes = GroupQuotas.attributes(oracle, List.of("tone"), only);
        assertThat(attributes).containsExactly("tone", "age");
        assertThat(GroupQuotas.groups(oracle, attributes, only)).containsExactly("light+old", "medium+old", "dark+old");
    }

    @Test
    void quotasOpenAndClose() {
        GroupQuotas quotas = GroupQuotas.equal(List.of("tone"), List.of("light", "dark"), 2);
        quotas.accept("light");
        assertThat(quotas.open()).containsExactly("dark");
        quotas.accept("dark");
        assertThat(quotas.isDone()).isTrue();
        assertThat(quotas.missing()).isZero();
    }

    @Test
    void severalValuesCanCountAsOneOrBeGroupsOfTheirOwn() {
        Map<String, String> only = Map.of("tone", "medium|dark");
        assertThat(GroupQuotas.groups(oracle, List.of("tone"), only)).containsExactly("medium", "dark");
        assertThat(GroupQuotas.groups(oracle, List.of("age"), only))
                .containsExactly("young+medium|dark", "old+medium|dark");
        GroupQuotas quotas =
                GroupQuotas.exact(List.of("age", "tone"), Map.of("young+medium|dark", 3L, "old+medium|dark", 4L));
        assertThat(quotas.total()).isEqualTo(7);
        assertThat(quotas.valuesOf("old+medium|dark"))
                .isEqualTo(Map.of("age", List.of("old"), "tone", List.of("medium", "dark")));
        assertThat(quotas.groupOf(reading("old", "dark"))).isEqualTo("old+medium|dark");
        assertThat(quotas.groupOf(reading("young", "medium"))).isEqualTo("young+medium|dark");
        assertThat(quotas.groupOf(reading("young", "light"))).isNull();
    }

    private static Reading reading(String age, String tone) {
        return new Reading(Map.of("age", new AttributeLabel(age, 1), "tone", new AttributeLabel(tone, 1)), Map.of());
    }

    @Test
    void wrongNamesAreToldWithWhatThereIs() {
        assertThatThrownBy(() -> GroupQuotas.attributes(oracle, List.of("colour"), Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("tone, age, presentation");
        assertThatThrownBy(() -> GroupQuotas.attributes(oracle, List.of("tone"), Map.of("age", "ancient")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ancient")
                .hasMessageContaining("young, old");
        assertThatThrownBy(() -> GroupQuotas.shared(List.of("tone"), Map.of("dark", 0.0), 5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("dark");
    }
}
